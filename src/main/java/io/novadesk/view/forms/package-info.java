/** Draws the fields of forms: for the dialog of one server and for the page of a plan alike. */
@NullMarked
package io.novadesk.view.forms;

import org.jspecify.annotations.NullMarked;
