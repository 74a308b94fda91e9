@NullMarked
package io.novadesk.cloud.connect;

import org.jspecify.annotations.NullMarked;
