@NullMarked
package io.novadesk.profile.rc;

import org.jspecify.annotations.NullMarked;
