/** Tests of notices of the desktop. */
@NullMarked
package io.novadesk.common.notices;

import org.jspecify.annotations.NullMarked;
