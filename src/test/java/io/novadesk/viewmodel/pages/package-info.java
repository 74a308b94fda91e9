/** Tests of the pages of lists. */
@NullMarked
package io.novadesk.viewmodel.pages;

import org.jspecify.annotations.NullMarked;
