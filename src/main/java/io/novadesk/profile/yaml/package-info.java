/** Where things stand in YAML texts, and how they are written there. */
@NullMarked
package io.novadesk.profile.yaml;

import org.jspecify.annotations.NullMarked;
