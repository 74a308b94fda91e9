/** Tests of a person's own commands. */
@NullMarked
package io.novadesk.viewmodel.own;

import org.jspecify.annotations.NullMarked;
