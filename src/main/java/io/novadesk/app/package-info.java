/** Starts the program: what a command line asks for. */
@NullMarked
package io.novadesk.app;

import org.jspecify.annotations.NullMarked;
