@NullMarked
package io.novadesk.cloud.live;

import org.jspecify.annotations.NullMarked;
