/** A connected cloud: session, live inventory, operations followed to their true outcome. */
@NullMarked
package io.novadesk.cloud;

import org.jspecify.annotations.NullMarked;
