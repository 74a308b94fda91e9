/** The key pairs of one region. */
@NullMarked
package io.novadesk.view.keypairs;

import org.jspecify.annotations.NullMarked;
