/** Tests of what all views share. */
@NullMarked
package io.novadesk.view.parts;

import org.jspecify.annotations.NullMarked;
