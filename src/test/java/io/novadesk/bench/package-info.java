/** Measurements, printed as ratios taken within one run; no time is ever asserted. */
@NullMarked
package io.novadesk.bench;

import org.jspecify.annotations.NullMarked;
