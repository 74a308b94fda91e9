/** What the views of all rooms are built of: fields, tables, dialogs, icons. */
@NullMarked
package io.novadesk.view.parts;

import org.jspecify.annotations.NullMarked;
