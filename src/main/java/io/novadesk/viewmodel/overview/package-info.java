/** The state of whole regions at a glance. */
@NullMarked
package io.novadesk.viewmodel.overview;

import org.jspecify.annotations.NullMarked;
