package io.novadesk.profile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm that stood when the program ended.
 *
 * @param rule the line by which it was raised
 * @param place the key of the region
 * @param subject what it is about
 * @param passing whether it was a moment, which ends only when somebody has seen it
 * @param acknowledged null: nobody has
 */
public record KeptAlarm(
    String rule,
    String place,
    String placeName,
    boolean production,
    String subject,
    String name,
    String why,
    Instant since,
    boolean passing,
    @Nullable Instant acknowledged) {}
