/** Production clouds: read-only until a person says otherwise. */
@NullMarked
package io.novadesk.viewmodel.production;

import org.jspecify.annotations.NullMarked;
