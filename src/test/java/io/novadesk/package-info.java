/** Checks that concern the program as a whole. */
@NullMarked
package io.novadesk;

import org.jspecify.annotations.NullMarked;
