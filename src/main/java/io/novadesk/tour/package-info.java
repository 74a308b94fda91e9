/** A tour of the demo cloud by the program itself, with a picture of each screen. */
@NullMarked
package io.novadesk.tour;

import org.jspecify.annotations.NullMarked;
