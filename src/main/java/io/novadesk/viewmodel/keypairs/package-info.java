/** The key pairs of one region. */
@NullMarked
package io.novadesk.viewmodel.keypairs;

import org.jspecify.annotations.NullMarked;
