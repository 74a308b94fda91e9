/** The Tasks pane. */
@NullMarked
package io.novadesk.view.operations;

import org.jspecify.annotations.NullMarked;
