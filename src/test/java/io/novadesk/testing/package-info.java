/** What tests of several layers share. */
@NullMarked
package io.novadesk.testing;

import org.jspecify.annotations.NullMarked;
