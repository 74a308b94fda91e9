/** Tests of what is taken back. */
@NullMarked
package io.novadesk.viewmodel.undo;

import org.jspecify.annotations.NullMarked;
