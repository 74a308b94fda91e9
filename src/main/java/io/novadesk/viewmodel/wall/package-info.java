/** The wall: every server a cell, and health in words beside it. */
@NullMarked
package io.novadesk.viewmodel.wall;

import org.jspecify.annotations.NullMarked;
