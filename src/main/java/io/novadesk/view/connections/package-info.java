/** Nodes about the files in which a person keeps connections. */
@NullMarked
package io.novadesk.view.connections;

import org.jspecify.annotations.NullMarked;
