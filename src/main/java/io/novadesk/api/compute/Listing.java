package io.novadesk.api.compute;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list cost.
 *
 * @param cloudTime the cloud's clock (Date header) when the first page was asked for: the base of
 *     the next changes-since
 * @param items how many came
 * @param requests how many requests it took
 * @param bytes of the answers
 */
public record Listing(
    @Nullable Instant cloudTime, int items, int requests, long bytes, Duration took) {}
