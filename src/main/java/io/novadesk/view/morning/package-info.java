/** What stands in the place of a cloud's servers until they come. */
@NullMarked
package io.novadesk.view.morning;

import org.jspecify.annotations.NullMarked;
