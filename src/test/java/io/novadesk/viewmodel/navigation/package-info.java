/** Tests of the tree's model. */
@NullMarked
package io.novadesk.viewmodel.navigation;

import org.jspecify.annotations.NullMarked;
