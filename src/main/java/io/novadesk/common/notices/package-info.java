/** The desktop's own notices, asked for through its library. */
@NullMarked
package io.novadesk.common.notices;

import org.jspecify.annotations.NullMarked;
