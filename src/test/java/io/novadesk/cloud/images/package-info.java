@NullMarked
package io.novadesk.cloud.images;

import org.jspecify.annotations.NullMarked;
