/** What the dialogs ask before a command is given. */
@NullMarked
package io.novadesk.viewmodel.commands;

import org.jspecify.annotations.NullMarked;
