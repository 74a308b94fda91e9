package io.novadesk.demo.network;

import io.novadesk.demo.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** The same under another name. */
    public Group named(String otherName, String otherDescription, long now) {
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

  /**
   * Makes a group that lets everything out.
   *
   * @throws Refusal 409 when it would be the default one
   */
  public Group create(String projectId, String name, String description) {
    if (name.equals(DEFAULT)) {
      throw new Refusal(
          409, "SecurityGroupDefaultAlreadyExists", "Default security group already exists.");
    }
    String id = UUID.randomUUID().toString();
    long now = System.currentTimeMillis();
    Group group = new Group(id, name, description, projectId, outward(id, now), now, now, 1);
    byId.put(id, group);
    return group;
  }

  /**
   * Adds a rule.
   *
   * @throws Refusal 409 when the group has it
   */
  public void addRule(Group group, Rule rule) {
    for (Rule other : group.rules()) {
      if (isSame(other, rule)) {
        throw new Refusal(
            409,
            "SecurityGroupRuleExists",
            "Security group rule already exists. Rule id is " + other.id() + ".");
      }
    }
    List<Rule> rules = new ArrayList<>(group.rules());
    rules.add(rule);
    change(group.id(), g -> g.with(rules, rule.created()));
  }

  private static boolean isSame(Rule one, Rule other) {
    return one.direction().equals(other.direction())
        && one.family().equals(other.family())
        && Objects.equals(one.protocol(), other.protocol())
        && Objects.equals(one.least(), other.least())
        && Objects.equals(one.most(), other.most())
        && Objects.equals(one.prefix(), other.prefix())
        && Objects.equals(one.peers(), other.peers());
  }

  /** Takes a rule away. */
  public void removeRule(Group group, Rule rule) {
    List<Rule> rest = group.rules().stream().filter(r -> !r.id().equals(rule.id())).toList();
    change(group.id(), g -> g.with(rest, System.currentTimeMillis()));
  }

  /** Changes a group; null when it is gone. */
  public @Nullable Group change(String id, UnaryOperator<Group> change) {
    return byId.computeIfPresent(id, (k, group) -> change.apply(group));
  }

  /** Removes a group, and the rules of others that name it. */
  public void remove(String id) {
    byId.remove(id);
    for (Group group : all()) {
      for (Rule rule : group.rules()) {
        if (id.equals(rule.peers())) {
          removeRule(group, rule);
        }
      }
    }
  }
}
