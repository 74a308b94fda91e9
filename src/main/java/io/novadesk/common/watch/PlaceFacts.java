package io.novadesk.common.watch;

import io.novadesk.api.compute.Limits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a region beside its servers.
 *
 * @param name as a person knows it
 * @param now by the region's own clock
 * @param known whether all its servers were seen once
 * @param awaySince null: it answers
 * @param trouble why it does not, in its own words
 * @param limits null: not known
 * @param hostsDown names of hosts
 */
public record PlaceFacts(
    String name,
    Instant now,
    boolean known,
    @Nullable Instant awaySince,
    String trouble,
    @Nullable Limits limits,
    List<String> hostsDown) {
  public PlaceFacts {
    hostsDown = List.copyOf(hostsDown);
  }
}
