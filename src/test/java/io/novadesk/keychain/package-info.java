@NullMarked
package io.novadesk.keychain;

import org.jspecify.annotations.NullMarked;
