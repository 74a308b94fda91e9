@NullMarked
package io.novadesk.cloud.keys;

import org.jspecify.annotations.NullMarked;
