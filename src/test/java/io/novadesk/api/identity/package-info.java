/** What the readers of this package get out of recorded answers. */
@NullMarked
package io.novadesk.api.identity;

import org.jspecify.annotations.NullMarked;
