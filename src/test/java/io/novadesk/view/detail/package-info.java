/** Journeys through the detail pane of a server. */
@NullMarked
package io.novadesk.view.detail;

import org.jspecify.annotations.NullMarked;
