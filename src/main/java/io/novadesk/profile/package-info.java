/** Saved connections and settings; clouds.yaml. */
@NullMarked
package io.novadesk.profile;

import org.jspecify.annotations.NullMarked;
