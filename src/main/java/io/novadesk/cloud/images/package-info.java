/** Images brought to a cloud and fetched from it, followed to their true end. */
@NullMarked
package io.novadesk.cloud.images;

import org.jspecify.annotations.NullMarked;
