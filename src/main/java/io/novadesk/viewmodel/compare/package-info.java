/** Several selected servers: how they differ, what they come to, one pair of metadata for all. */
@NullMarked
package io.novadesk.viewmodel.compare;

import org.jspecify.annotations.NullMarked;
