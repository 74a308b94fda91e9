/** Saved connections, clouds.yaml, settings and the place where passwords are kept. */
@NullMarked
package io.novadesk.profile;

import org.jspecify.annotations.NullMarked;
