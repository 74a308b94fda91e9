/** What is wrong with files that describe clouds, with its line and its mend. */
@NullMarked
package io.novadesk.profile.lint;

import org.jspecify.annotations.NullMarked;
