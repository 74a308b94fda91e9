/** Nodes, built in Java and bound to a view model. Views decide nothing. */
@NullMarked
package io.novadesk.view;

import org.jspecify.annotations.NullMarked;
