/** Tests of the record. */
@NullMarked
package io.novadesk.record;

import org.jspecify.annotations.NullMarked;
