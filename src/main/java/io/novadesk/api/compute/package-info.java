/** The Compute API: servers and what they are made of, in every dialect. */
@NullMarked
package io.novadesk.api.compute;

import org.jspecify.annotations.NullMarked;
