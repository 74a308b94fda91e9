/** Tests of the wall. */
@NullMarked
package io.novadesk.viewmodel.wall;

import org.jspecify.annotations.NullMarked;
