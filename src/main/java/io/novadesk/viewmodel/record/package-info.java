/** What changed, who did it, and what was sent: the record of the past on the caller's side. */
@NullMarked
package io.novadesk.viewmodel.record;

import org.jspecify.annotations.NullMarked;
