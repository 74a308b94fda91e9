@NullMarked
package io.novadesk.cloud.overview;

import org.jspecify.annotations.NullMarked;
