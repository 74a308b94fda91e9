/** As much of the Block Storage API (Cinder) as somebody who works with servers needs. */
@NullMarked
package io.novadesk.api.volume;

import org.jspecify.annotations.NullMarked;
