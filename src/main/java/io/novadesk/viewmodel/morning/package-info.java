/** Clouds that are to be open: how far each is, and what was last seen of it meanwhile. */
@NullMarked
package io.novadesk.viewmodel.morning;

import org.jspecify.annotations.NullMarked;
