/** Tests of the wall. */
@NullMarked
package io.novadesk.view.wall;

import org.jspecify.annotations.NullMarked;
