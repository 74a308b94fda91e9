/** What the view models of all rooms stand on: lists, loading, order, units. */
@NullMarked
package io.novadesk.viewmodel.base;

import org.jspecify.annotations.NullMarked;
