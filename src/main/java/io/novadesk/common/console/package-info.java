/** What a server shows of itself: the lines of its console, and the way to its screen. */
@NullMarked
package io.novadesk.common.console;

import org.jspecify.annotations.NullMarked;
