/** Images, through Glance v2, Glance v1 or the compute proxy, whichever the cloud has. */
@NullMarked
package io.novadesk.api.image;

import org.jspecify.annotations.NullMarked;
