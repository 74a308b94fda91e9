package io.novadesk.viewmodel.waiting;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.i18n.Text;
import io.novadesk.profile.WaitingDelete.Target;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Servers as the cloud shows them just before they are deleted.
 *
 * @param meant those that are what the person meant
 * @param others those that are not, or are gone
 */
record Verified(List<Meant> meant, List<Other> others) {
  /** One that is to be deleted. */
  record Meant(RegionModel region, Target target, Server server) {}

  /**
   * One that is left alone.
   *
   * @param why as a sentence
   */
  record Other(RegionModel region, Target target, String why) {}

  /**
   * Reads each of them. Blocking.
   *
   * @param regions where each of the servers is, in their order
   * @throws ApiException where one could not be read: then nothing is known of it
   */
  static Verified of(List<Target> targets, List<RegionModel> regions) {
    List<Meant> meant = new ArrayList<>();
    List<Other> others = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      RegionModel region = regions.get(i);
      try {
        Server now = region.region().servers().get(target.id());
        String why = whyNot(target, now);
        if (why.isEmpty()) {
          meant.add(new Meant(region, target, now));
        } else {
          others.add(new Other(region, target, why));
        }
      } catch (ApiException e) {
        if (e.category() != ApiException.Category.NOT_FOUND) {
          throw e;
        }
        others.add(new Other(region, target, Text.of("delete.wait.gone", target.name())));
      }
    }
    return new Verified(List.copyOf(meant), List.copyOf(others));
  }

  /** What a server has that goes with it, or stays behind without it. */
  static List<String> hangs(Server server) {
    List<Address> addresses = Objects.requireNonNullElse(server.addresses(), List.of());
    return Stream.concat(
            server.volumeIds().stream(),
            addresses.stream()
                .filter(address -> "floating".equals(address.type()))
                .map(Address::addr))
        .sorted()
        .toList();
  }

  private static String whyNot(Target target, Server now) {
    if (!target.id().equals(now.id()) || !target.name().equals(now.displayName())) {
      return Text.of("delete.wait.renamed", target.name(), now.displayName());
    }
    List<String> added = new ArrayList<>(hangs(now));
    added.removeAll(target.hangs());
    if (!added.isEmpty()) {
      return Text.of("delete.wait.more", target.name(), String.join(", ", added));
    }
    List<String> gone = new ArrayList<>(target.hangs());
    gone.removeAll(hangs(now));
    return gone.isEmpty()
        ? ""
        : Text.of("delete.wait.less", target.name(), String.join(", ", gone));
  }
}
