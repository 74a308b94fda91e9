/** What was done, or is about to be, as text that does the same elsewhere. */
@NullMarked
package io.novadesk.cloud.copy;

import org.jspecify.annotations.NullMarked;
