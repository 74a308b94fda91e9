@NullMarked
package io.novadesk.profile.edit;

import org.jspecify.annotations.NullMarked;
