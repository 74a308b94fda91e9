/** A connected cloud: its session and the live inventory of each region. */
@NullMarked
package io.novadesk.cloud.live;

import org.jspecify.annotations.NullMarked;
