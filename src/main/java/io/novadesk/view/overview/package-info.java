/** The state of whole regions at a glance. */
@NullMarked
package io.novadesk.view.overview;

import org.jspecify.annotations.NullMarked;
