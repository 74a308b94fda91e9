/** Asks before something is taken back. */
@NullMarked
package io.novadesk.view.undo;

import org.jspecify.annotations.NullMarked;
