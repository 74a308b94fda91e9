/** The table of servers, the detail pane, the action bar and its dialogs. */
@NullMarked
package io.novadesk.view.servers;

import org.jspecify.annotations.NullMarked;
