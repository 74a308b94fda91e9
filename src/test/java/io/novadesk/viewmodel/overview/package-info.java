/** Tests of the overview's model. */
@NullMarked
package io.novadesk.viewmodel.overview;

import org.jspecify.annotations.NullMarked;
