/** Several selected servers, in place of the detail of one. */
@NullMarked
package io.novadesk.view.compare;

import org.jspecify.annotations.NullMarked;
