/** Tests of exports. */
@NullMarked
package io.novadesk.cloud.export;

import org.jspecify.annotations.NullMarked;
