/** The table of flavors. */
@NullMarked
package io.novadesk.viewmodel.flavors;

import org.jspecify.annotations.NullMarked;
