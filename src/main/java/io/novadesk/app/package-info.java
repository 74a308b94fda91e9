/** Starts the program: command line, all wiring, and the one hop to the JavaFX thread. */
@NullMarked
package io.novadesk.app;

import org.jspecify.annotations.NullMarked;
