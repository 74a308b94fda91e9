/** How servers went in the last minutes, by the counters of their hypervisors. */
@NullMarked
package io.novadesk.viewmodel.vitals;

import org.jspecify.annotations.NullMarked;
