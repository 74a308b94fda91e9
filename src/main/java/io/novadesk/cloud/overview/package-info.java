/** How much of a cloud is used, by what, and since when. */
@NullMarked
package io.novadesk.cloud.overview;

import org.jspecify.annotations.NullMarked;
