/** What is asked before a command is given to a server: one class for each question. */
@NullMarked
package io.novadesk.view.servers.dialogs;

import org.jspecify.annotations.NullMarked;
