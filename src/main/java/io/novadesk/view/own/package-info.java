/** The menu of a person's own commands, their output and their file. */
@NullMarked
package io.novadesk.view.own;

import org.jspecify.annotations.NullMarked;
