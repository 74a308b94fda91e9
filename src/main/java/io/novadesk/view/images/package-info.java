/** The table of images and the detail of one. */
@NullMarked
package io.novadesk.view.images;

import org.jspecify.annotations.NullMarked;
