package io.novadesk.record;

import java.time.Instant;

/**
 * A time in which nobody watched a region: what happened then is known by its result alone.
 *
 * @param until before {@code from} where this computer's clock was set back
 */
public record Gap(String region, Instant from, Instant until) {}
