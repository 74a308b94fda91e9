/** The palette: one box that leads everywhere. */
@NullMarked
package io.novadesk.view.palette;

import org.jspecify.annotations.NullMarked;
