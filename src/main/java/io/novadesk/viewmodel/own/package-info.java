/** A person's own commands: what there is, what they print. */
@NullMarked
package io.novadesk.viewmodel.own;

import org.jspecify.annotations.NullMarked;
