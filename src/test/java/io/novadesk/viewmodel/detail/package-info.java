/** What the parts of the detail pane make of the cloud's answers. */
@NullMarked
package io.novadesk.viewmodel.detail;

import org.jspecify.annotations.NullMarked;
