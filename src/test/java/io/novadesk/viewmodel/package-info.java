/** Tests of what the view models share. */
@NullMarked
package io.novadesk.viewmodel;

import org.jspecify.annotations.NullMarked;
