package io.novadesk.cloud.live;

import java.util.Set;

/**
 * What a person decided of services that a catalogue puts at {@code http://} addresses although the
 * login is encrypted: whoever is on the way there could take the token.
 *
 * @param used where requests may go all the same
 * @param left where nothing is sent
 */
public record PlainAddresses(Set<Place> used, Set<Place> left) {
  /** Nothing was decided yet. */
  public static final PlainAddresses NONE = new PlainAddresses(Set.of(), Set.of());

  public PlainAddresses {
    used = Set.copyOf(used);
    left = Set.copyOf(left);
  }

  public boolean isDecided(Place place) {
    return used.contains(place) || left.contains(place);
  }
}
