/** Tests of the palette's model. */
@NullMarked
package io.novadesk.viewmodel.palette;

import org.jspecify.annotations.NullMarked;
