/** Programs of a person's own, as a file describes them. */
@NullMarked
package io.novadesk.profile.own;

import org.jspecify.annotations.NullMarked;
