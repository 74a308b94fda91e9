/** Files that set variables for the shells of three systems, read without being run. */
@NullMarked
package io.novadesk.profile.rc;

import org.jspecify.annotations.NullMarked;
