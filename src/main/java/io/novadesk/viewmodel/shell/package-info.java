/** The main window as a whole: the open clouds and what is chosen of them. */
@NullMarked
package io.novadesk.viewmodel.shell;

import org.jspecify.annotations.NullMarked;
