package io.novadesk.demo.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Groups of servers that shall stand together or apart. */
public final class ServerGroups {
  private final Map<String, Group> groups = new ConcurrentHashMap<>();

  /**
   * A group and the ids of its servers.
   *
   * @param policy affinity, anti-affinity, or one of them with {@code soft-} before it
   */
  public record Group(
      String id,
      String name,
      String policy,
      String projectId,
      String userId,
      List<String> members) {}

  public List<Group> all() {
    return List.copyOf(groups.values());
  }

  public @Nullable Group find(String id) {
    return groups.get(id);
  }

  public void put(Group group) {
    groups.put(group.id(), group);
  }

  /** Removes it; false when there is none. */
  public boolean remove(String id) {
    return groups.remove(id) != null;
  }

  /** The group a server is in. */
  public @Nullable Group of(String serverId) {
    return groups.values().stream()
        .filter(g -> g.members().contains(serverId))
        .findFirst()
        .orElse(null);
  }

  /** Puts a server into a group, if there is such a group. */
  public void join(String groupId, String serverId) {
    groups.computeIfPresent(
        groupId,
        (k, group) -> {
          List<String> members = new ArrayList<>(group.members());
          members.add(serverId);
          return new Group(
              group.id(),
              group.name(),
              group.policy(),
              group.projectId(),
              group.userId(),
              List.copyOf(members));
        });
  }
}
