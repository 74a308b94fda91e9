/** The shapes of answers: JSON of every age, times, faults, version documents. */
@NullMarked
package io.novadesk.api.wire;

import org.jspecify.annotations.NullMarked;
