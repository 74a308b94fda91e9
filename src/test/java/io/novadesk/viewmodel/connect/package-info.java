/** Tests of the connect dialog without its window. */
@NullMarked
package io.novadesk.viewmodel.connect;

import org.jspecify.annotations.NullMarked;
