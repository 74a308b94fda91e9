/** The program without a window: the same commands, legality, journal and outcomes, as text. */
@NullMarked
package io.novadesk.cli;

import org.jspecify.annotations.NullMarked;
