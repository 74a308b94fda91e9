/** The availability zones of a region. */
@NullMarked
package io.novadesk.viewmodel.zones;

import org.jspecify.annotations.NullMarked;
