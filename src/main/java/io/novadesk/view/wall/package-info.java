/** The wall on one canvas, health beside it, and the wallboard. */
@NullMarked
package io.novadesk.view.wall;

import org.jspecify.annotations.NullMarked;
