/** The Compute API v2.1 with microversions, over the state in {@code demo.compute}. */
@NullMarked
package io.novadesk.demo.nova;

import org.jspecify.annotations.NullMarked;
