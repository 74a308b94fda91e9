/** The table of flavors. */
@NullMarked
package io.novadesk.view.flavors;

import org.jspecify.annotations.NullMarked;
