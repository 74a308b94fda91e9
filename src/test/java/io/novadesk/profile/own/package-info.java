/** Tests of the file of a person's own commands. */
@NullMarked
package io.novadesk.profile.own;

import org.jspecify.annotations.NullMarked;
