/** The connect dialog: which clouds there are, what is typed, what connecting finds. */
@NullMarked
package io.novadesk.viewmodel.connect;

import org.jspecify.annotations.NullMarked;
