/** Tests of the dialogs of commands. */
@NullMarked
package io.novadesk.view.servers.dialogs;

import org.jspecify.annotations.NullMarked;
