/** What is kept over a crash, in the person's folder. */
@NullMarked
package io.novadesk.common.journal;

import org.jspecify.annotations.NullMarked;
