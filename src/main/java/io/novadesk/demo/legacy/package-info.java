/** The Compute API v1.1 of the Diablo age, over the same state. */
@NullMarked
package io.novadesk.demo.legacy;

import org.jspecify.annotations.NullMarked;
