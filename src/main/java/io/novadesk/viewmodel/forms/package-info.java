/** What the dialogs ask before a command is given. */
@NullMarked
package io.novadesk.viewmodel.forms;

import org.jspecify.annotations.NullMarked;
