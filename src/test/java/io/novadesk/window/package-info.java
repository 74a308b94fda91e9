@NullMarked
package io.novadesk.window;

import org.jspecify.annotations.NullMarked;
