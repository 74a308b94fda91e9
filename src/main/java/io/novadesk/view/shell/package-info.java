/** The main window as a whole, which holds the rooms. */
@NullMarked
package io.novadesk.view.shell;

import org.jspecify.annotations.NullMarked;
