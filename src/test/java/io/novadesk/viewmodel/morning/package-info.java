/** Tests of clouds that are on their way to being open. */
@NullMarked
package io.novadesk.viewmodel.morning;

import org.jspecify.annotations.NullMarked;
