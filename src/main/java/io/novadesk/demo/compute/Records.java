package io.novadesk.demo.compute;

import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.network.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of what is only written down about a server: names, metadata, tags. */
public final class Records {
  private final Region region;

  Records(Region region) {
    this.region = region;
  }

  /** New values for a server's record; null leaves as it is. */
  public record Change(
      @Nullable String name,
      @Nullable String description,
      boolean dropsDescription,
      @Nullable String hostname,
      @Nullable String accessIpv4,
      @Nullable String accessIpv6,
      @Nullable Boolean automaticDisk) {}

  public void update(Server server, Change change) {
    synchronized (server) {
      server.name = change.name() == null ? server.name : change.name();
      if (change.description() != null || change.dropsDescription()) {
        server.description = change.description();
      }
      server.hostname = change.hostname() == null ? server.hostname : change.hostname();
      server.accessIpv4 = change.accessIpv4() == null ? server.accessIpv4 : change.accessIpv4();
      server.accessIpv6 = change.accessIpv6() == null ? server.accessIpv6 : change.accessIpv6();
      server.automaticDisk =
          change.automaticDisk() == null ? server.automaticDisk : change.automaticDisk();
      server.touch(region.now());
    }
  }

  /**
   * Sets metadata.
   *
   * @param replace whether keys that are not given go away
   * @return what the server has then
   */
  public Map<String, String> setMetadata(
      Server server, Order order, Map<String, String> given, boolean replace) {
    synchronized (server) {
      Verb.UPDATE_METADATA.check(server, order.caller());
      Map<String, String> all = new LinkedHashMap<>(replace ? Map.of() : server.metadata);
      all.putAll(given);
      if (all.size() > Quota.METADATA_ITEMS) {
        throw Refusal.forbidden("Maximum number of metadata items exceeds " + Quota.METADATA_ITEMS);
      }
      server.metadata = Map.copyOf(all);
      server.touch(region.now());
      return server.metadata;
    }
  }

  public void removeMetadata(Server server, Order order, String key) {
    synchronized (server) {
      if (!server.metadata.containsKey(key)) {
        throw Refusal.notFound("Metadata item was not found");
      }
      Verb.DELETE_METADATA.check(server, order.caller());
      Map<String, String> rest = new LinkedHashMap<>(server.metadata);
      rest.remove(key);
      server.metadata = Map.copyOf(rest);
      server.touch(region.now());
    }
  }

  /** Sets the tags; like nova this does not move {@code updated}. */
  public void setTags(Server server, List<String> tags) {
    synchronized (server) {
      server.tags = tags.stream().distinct().sorted().toList();
    }
  }

  /** A floating address given by the network service: no action of the server's history. */
  public void addFloating(Server server, Address address) {
    synchronized (server) {
      List<Address> all = new ArrayList<>(server.addresses);
      // Beside the others of its network, as the answers list them.
      int at = 0;
      for (int i = 0; i < all.size(); i++) {
        at = all.get(i).network().equals(address.network()) ? i + 1 : at;
      }
      all.add(at, address);
      server.addresses = List.copyOf(all);
    }
  }

  public void removeFloating(Server server, Address address) {
    synchronized (server) {
      server.addresses = server.addresses.stream().filter(a -> !a.equals(address)).toList();
    }
  }

  /** Whether a volume goes when its server does. */
  public void replaceVolume(Server server, Volume before, Volume after) {
    synchronized (server) {
      server.volumes = server.volumes.stream().map(v -> v.equals(before) ? after : v).toList();
    }
  }

  public void setSecurityGroups(Server server, List<String> groups) {
    synchronized (server) {
      server.securityGroups = groups.stream().distinct().toList();
    }
  }

  /** Moves {@code updated} and a metadata key of the newest servers, for measuring. */
  public void churn(int servers, String mark) {
    int left = servers;
    for (Server server : region.newestFirst()) {
      if (left == 0) {
        return;
      }
      synchronized (server) {
        if (!server.deleted() && server.work == null) {
          Map<String, String> changed = new LinkedHashMap<>(server.metadata);
          changed.put("churn", mark);
          server.metadata = Map.copyOf(changed);
          server.touch(region.now());
          left--;
        }
      }
    }
  }
}
