package io.novadesk.demo.network;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The security groups of all projects. Each project has the default one from the start. */
public final class SecurityGroups {
  public static final String DEFAULT = "default";

  private static final List<String> SEEDED = List.of("web", "database", "ssh");

  private final Map<String, Group> byId = new ConcurrentHashMap<>();
  private final long started;

  /**
   * A rule of a group: what it lets pass. Null for any.
   *
   * @param direction ingress or egress
   * @param family IPv4 or IPv6
   * @param least the first port, or the type of an ICMP message
   * @param most the last port, or its code
   * @param peers the group that the other side is in
   */
  public record Rule(
      String id,
      String direction,
      String family,
      @Nullable String protocol,
      @Nullable Integer least,
      @Nullable Integer most,
      @Nullable String prefix,
      @Nullable String peers,
      String description,
      long created) {}

  /** A group; times are in milliseconds since 1970. */
  public record Group(
      String id,
      String name,
      String description,
      String projectId,
      List<Rule> rules,
      long created,
      long updated,
      int revision) {
    Group with(List<Rule> others, long now) {
      return new Group(
          id, name, description, projectId, List.copyOf(others), created, now, revision + 1);
    }

    Group named(String otherName, String otherDescription, long now) {
      return new Group(
          id, otherName, otherDescription, projectId, rules, created, now, revision + 1);
    }
  }

  /**
   * @param started when the first groups were made, in milliseconds since 1970
   */
  public SecurityGroups(long started) {
    this.started = started;
  }

  /** The id of a group that is there from the start. */
  public static String id(String projectId, String name) {
    return UUID.nameUUIDFromBytes((projectId + name).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Adds the groups that the servers of the seed are in. */
  public void plant(String projectId) {
    for (String name : SEEDED) {
      String id = id(projectId, name);
      List<Rule> rules = new ArrayList<>(outward(id, started));
      rules.addAll(
          switch (name) {
            case "web" -> List.of(inward(id, 80), inward(id, 443));
            case "database" -> List.of(inward(id, 5432));
            default -> List.of(inward(id, 22));
          });
      byId.put(id, new Group(id, name, "", projectId, List.copyOf(rules), started, started, 1));
    }
  }

  /** What every new group lets out: everything. */
  static List<Rule> outward(String groupId, long now) {
    List<Rule> rules = new ArrayList<>();
    for (String family : List.of("IPv4", "IPv6")) {
      rules.add(
          new Rule(
              id(groupId, "egress" + family),
              "egress",
              family,
              null,
              null,
              null,
              null,
              null,
              "",
              now));
    }
    return rules;
  }

  private Rule inward(String groupId, int port) {
    return new Rule(
        id(groupId, "tcp" + port),
        "ingress",
        "IPv4",
        "tcp",
        port,
        port,
        "0.0.0.0/0",
        null,
        "",
        started);
  }

  private Group standard(String projectId) {
    String id = id(projectId, DEFAULT);
    List<Rule> rules = new ArrayList<>(outward(id, started));
    for (String family : List.of("IPv4", "IPv6")) {
      rules.add(
          new Rule(
              id(id, "ingress" + family),
              "ingress",
              family,
              null,
              null,
              null,
              null,
              id,
              "",
              started));
    }
    return new Group(
        id, DEFAULT, "Default security group", projectId, List.copyOf(rules), started, started, 1);
  }

  /** The groups of a project, the default one first. */
  public List<Group> of(String projectId) {
    if (projectId.isEmpty()) {
      return List.of();
    }
    byId.computeIfAbsent(id(projectId, DEFAULT), k -> standard(projectId));
    return byId.values().stream()
        .filter(g -> g.projectId().equals(projectId))
        .sorted(
            Comparator.comparing((Group g) -> !g.name().equals(DEFAULT))
                .thenComparing(Group::name)
                .thenComparing(Group::id))
        .toList();
  }

  /** All groups that anybody has seen. */
  public List<Group> all() {
    return List.copyOf(byId.values());
  }

  public @Nullable Group find(String id) {
    return byId.get(id);
  }

  /** The project's group of that name or id; null when there is none. */
  public @Nullable Group named(String projectId, String nameOrId) {
    return of(projectId).stream()
        .filter(g -> g.name().equals(nameOrId) || g.id().equals(nameOrId))
        .findFirst()
        .orElse(null);
  }

  void add(Group group) {
    byId.put(group.id(), group);
  }

  @Nullable Group change(String id, UnaryOperator<Group> change) {
    return byId.computeIfPresent(id, (k, group) -> change.apply(group));
  }

  void remove(String id) {
    byId.remove(id);
  }
}
