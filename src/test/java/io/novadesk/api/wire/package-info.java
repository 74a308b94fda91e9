/** What the readers of this package get out of recorded answers. */
@NullMarked
package io.novadesk.api.wire;

import org.jspecify.annotations.NullMarked;
