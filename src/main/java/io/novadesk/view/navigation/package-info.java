/** The tree. */
@NullMarked
package io.novadesk.view.navigation;

import org.jspecify.annotations.NullMarked;
