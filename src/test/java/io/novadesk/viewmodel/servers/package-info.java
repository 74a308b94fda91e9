/** Tests of the server table's model. */
@NullMarked
package io.novadesk.viewmodel.servers;

import org.jspecify.annotations.NullMarked;
