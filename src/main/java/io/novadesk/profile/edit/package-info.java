/** Changes to files of other tools that leave all else in them alone. */
@NullMarked
package io.novadesk.profile.edit;

import org.jspecify.annotations.NullMarked;
