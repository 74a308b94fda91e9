/** The table of images and one image in detail. */
@NullMarked
package io.novadesk.viewmodel.images;

import org.jspecify.annotations.NullMarked;
