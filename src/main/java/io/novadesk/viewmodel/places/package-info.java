/** Where a person was: the way back and forward through the places of the window. */
@NullMarked
package io.novadesk.viewmodel.places;

import org.jspecify.annotations.NullMarked;
