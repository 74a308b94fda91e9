/** What the table shows, as text for other programs. */
@NullMarked
package io.novadesk.viewmodel.export;

import org.jspecify.annotations.NullMarked;
