/**
 * What goes over the wire: blocking clients, immutable records, one exception, one exchange log.
 */
@NullMarked
package io.novadesk.api;

import org.jspecify.annotations.NullMarked;
