@NullMarked
package io.novadesk.profile.lint;

import org.jspecify.annotations.NullMarked;
