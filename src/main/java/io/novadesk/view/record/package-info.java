/** What changed and what was sent, as a person sees it. */
@NullMarked
package io.novadesk.view.record;

import org.jspecify.annotations.NullMarked;
