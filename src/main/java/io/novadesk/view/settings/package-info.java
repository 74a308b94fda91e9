/** The page of settings and the sheet of shortcuts. */
@NullMarked
package io.novadesk.view.settings;

import org.jspecify.annotations.NullMarked;
