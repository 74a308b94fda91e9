/** Tests of what changed. */
@NullMarked
package io.novadesk.viewmodel.record;

import org.jspecify.annotations.NullMarked;
