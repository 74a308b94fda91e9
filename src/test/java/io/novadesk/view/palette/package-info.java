/** Tests of what all views share. */
@NullMarked
package io.novadesk.view.palette;

import org.jspecify.annotations.NullMarked;
