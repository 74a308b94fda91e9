/** Deletes that wait, and can be taken back until then. */
@NullMarked
package io.novadesk.viewmodel.waiting;

import org.jspecify.annotations.NullMarked;
