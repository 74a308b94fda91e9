/** Tests of the connect dialog's window. */
@NullMarked
package io.novadesk.view.connect;

import org.jspecify.annotations.NullMarked;
