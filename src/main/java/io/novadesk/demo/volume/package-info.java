/** The demo cloud's Cinder: volumes and the Block Storage API v3. */
@NullMarked
package io.novadesk.demo.volume;

import org.jspecify.annotations.NullMarked;
