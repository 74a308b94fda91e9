/** The viewer of JSON. */
@NullMarked
package io.novadesk.view.json;

import org.jspecify.annotations.NullMarked;
