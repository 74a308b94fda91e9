/** Takes back what was done. */
@NullMarked
package io.novadesk.viewmodel.undo;

import org.jspecify.annotations.NullMarked;
