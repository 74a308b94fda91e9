/** Tests of the program without a window. */
@NullMarked
package io.novadesk.cli;

import org.jspecify.annotations.NullMarked;
