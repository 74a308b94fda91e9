/** Who we are: discovery, login in every age of Keystone, catalogues. */
@NullMarked
package io.novadesk.api.identity;

import org.jspecify.annotations.NullMarked;
