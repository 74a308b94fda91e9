@NullMarked
package io.novadesk.cloud.launch;

import org.jspecify.annotations.NullMarked;
