/** One server in detail: what each part of the pane shows and does. */
@NullMarked
package io.novadesk.viewmodel.detail;

import org.jspecify.annotations.NullMarked;
