/** Connections as a person keeps them: the faults of their files, and what mends them. */
@NullMarked
package io.novadesk.viewmodel.connections;

import org.jspecify.annotations.NullMarked;
