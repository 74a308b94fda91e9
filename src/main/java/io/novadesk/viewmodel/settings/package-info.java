/** What a person sets for all windows, and the keys of all commands. */
@NullMarked
package io.novadesk.viewmodel.settings;

import org.jspecify.annotations.NullMarked;
