/** Journeys through the whole window. */
@NullMarked
package io.novadesk.app;

import org.jspecify.annotations.NullMarked;
