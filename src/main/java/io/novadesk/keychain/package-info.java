/** The system's own place for passwords: asked through its library, by foreign-function calls. */
@NullMarked
package io.novadesk.keychain;

import org.jspecify.annotations.NullMarked;
