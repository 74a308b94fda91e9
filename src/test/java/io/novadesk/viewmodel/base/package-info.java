/** Tests of what the view models share. */
@NullMarked
package io.novadesk.viewmodel.base;

import org.jspecify.annotations.NullMarked;
