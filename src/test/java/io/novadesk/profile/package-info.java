/** Tests of saved connections, clouds.yaml and settings. */
@NullMarked
package io.novadesk.profile;

import org.jspecify.annotations.NullMarked;
