/** Tests of what a server shows of itself. */
@NullMarked
package io.novadesk.common.console;

import org.jspecify.annotations.NullMarked;
