@NullMarked
package io.novadesk.cloud.metadata;

import org.jspecify.annotations.NullMarked;
