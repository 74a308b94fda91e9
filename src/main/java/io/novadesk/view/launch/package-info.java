/** The Launch page. */
@NullMarked
package io.novadesk.view.launch;

import org.jspecify.annotations.NullMarked;
