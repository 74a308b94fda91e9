package io.novadesk.viewmodel.vitals;

import io.novadesk.api.compute.Diagnostics;

/**
 * What was read of a server and when.
 *
 * @param nanos of a clock that only serves to measure spans
 */
public record Reading(Diagnostics values, long nanos) {}
