/** What a viewer of JSON shows: lines, folds, matches. */
@NullMarked
package io.novadesk.viewmodel.json;

import org.jspecify.annotations.NullMarked;
