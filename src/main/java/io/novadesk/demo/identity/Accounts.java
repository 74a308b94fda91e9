package io.novadesk.demo.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Users, projects, who may do what where, and application credentials. One domain: Default. */
public final class Accounts {
  static final String DOMAIN_ID = "default";
  static final String DOMAIN_NAME = "Default";

  private static final Set<String> MEMBER = Set.of("member", "reader");
  private static final Set<String> MANAGER = Set.of("manager", "member", "reader");
  private static final Set<String> READER = Set.of("reader");
  private static final Set<String> ADMIN = Set.of("admin", "manager", "member", "reader");

  /** Every role that there is. */
  static final List<String> ROLES = List.of("admin", "manager", "member", "reader");

  private final String password;
  private final User demo = new User("3f0c8a1e5d7b4c2f9e6a0b1c2d3e4f50", "demo");
  private final User admin = new User("a71d2c3b4e5f60718293a4b5c6d7e8f9", "admin");
  private final User manager = new User("b82e3d4c5f60718293a4b5c6d7e8f901", "manager");
  private final User reader = new User("c93f4e5d60718293a4b5c6d7e8f90112", "reader");
  private final Project demoProject = new Project("6f70656e737461636b206e6f76610001", "demo");
  private final Project adminProject = new Project("6f70656e737461636b206e6f76610002", "admin");
  private final User alt = new User("d04a5b6c7d8e9f001122334455667788", "alt");
  private final User altReader = new User("d04a5b6c7d8e9f001122334455667789", "alt-reader");
  private final User totp = new User("d04a5b6c7d8e9f00112233445566778b", "totp");
  private final User altAdmin = new User("d04a5b6c7d8e9f00112233445566778a", "alt-admin");
  private final Project altProject = new Project("6f70656e737461636b206e6f76610003", "alt");
  private final Project stagingProject = new Project("6f70656e737461636b206e6f76610004", "staging");
  private final Map<String, AppCredential> credentials = new ConcurrentHashMap<>();
  private final Map<String, Map<String, AccessRule>> looseRules = new ConcurrentHashMap<>();

  /**
   * The users {@code demo} (a member), {@code admin}, {@code manager} and {@code reader} of the
   * first project, and {@code alt} (a member), {@code alt-reader} and {@code alt-admin} of another,
   * all with the same password. {@code totp}, a member of the first project, needs a one-time code
   * beside it. {@code demo} has a second project, which is empty.
   */
  public Accounts(String password) {
    this.password = password;
  }

  public User demo() {
    return demo;
  }

  public Project demoProject() {
    return demoProject;
  }

  public User totp() {
    return totp;
  }

  public User admin() {
    return admin;
  }

  public Project adminProject() {
    return adminProject;
  }

  public Project stagingProject() {
    return stagingProject;
  }

  @Nullable User byId(@Nullable String id) {
    return users().stream().filter(u -> u.id().equals(id)).findFirst().orElse(null);
  }

  @Nullable Project projectById(@Nullable String id) {
    return projects().stream().filter(p -> p.id().equals(id)).findFirst().orElse(null);
  }

  @Nullable User user(@Nullable String idOrName) {
    for (User user : users()) {
      if (user.id().equals(idOrName) || user.name().equals(idOrName)) {
        return user;
      }
    }
    return null;
  }

  /** The user, when the password is theirs. */
  @Nullable User login(@Nullable String idOrName, @Nullable String secret) {
    return password.equals(secret) ? user(idOrName) : null;
  }

  @Nullable Project project(@Nullable String idOrName) {
    for (Project project : projects()) {
      if (project.id().equals(idOrName) || project.name().equals(idOrName)) {
        return project;
      }
    }
    return null;
  }

  List<Project> projects() {
    return List.of(demoProject, adminProject, altProject, stagingProject);
  }

  List<User> users() {
    return List.of(demo, admin, manager, reader, alt, altReader, altAdmin, totp);
  }

  /** The roles of a user in a project; empty when they are no member. */
  Set<String> roles(User user, Project project) {
    if (project.equals(altProject)) {
      return user.equals(altAdmin)
          ? ADMIN
          : user.equals(altReader) ? READER : user.equals(alt) ? MEMBER : Set.of();
    }
    if (user.equals(admin)) {
      return ADMIN;
    }
    if (project.equals(stagingProject)) {
      return user.equals(demo) ? MEMBER : Set.of();
    }
    if (!project.equals(demoProject)) {
      return Set.of();
    }
    return user.equals(manager)
        ? MANAGER
        : user.equals(reader) ? READER : user.equals(demo) || user.equals(totp) ? MEMBER : Set.of();
  }

  /** The roles of a user in the domain or on the system: only the administrator has some. */
  Set<String> wideRoles(User user) {
    return user.equals(admin) ? ADMIN : Set.of();
  }

  List<Project> projectsOf(User user) {
    return projects().stream().filter(p -> !roles(user, p).isEmpty()).toList();
  }

  void addCredential(AppCredential credential) {
    credentials.put(credential.id(), credential);
  }

  @Nullable AppCredential credential(String id) {
    return credentials.get(id);
  }

  @Nullable AppCredential credentialNamed(User user, String name) {
    return credentialsOf(user).stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
  }

  List<AppCredential> credentialsOf(User user) {
    List<AppCredential> found = new ArrayList<>(credentials.values());
    found.removeIf(c -> !c.user().equals(user));
    return List.copyOf(found);
  }

  /** Removes it; its rules stay with the user. */
  void removeCredential(String id) {
    AppCredential gone = credentials.remove(id);
    if (gone != null) {
      gone.rules().forEach(r -> looseRules(gone.user()).put(r.id(), r));
    }
  }

  /** The rules of a user's former credentials, by their ids. */
  private Map<String, AccessRule> looseRules(User user) {
    return looseRules.computeIfAbsent(user.id(), k -> new ConcurrentHashMap<>());
  }

  /** All rules of a user: those of the credentials, and those left over. */
  List<AccessRule> rulesOf(User user) {
    Map<String, AccessRule> rules = new LinkedHashMap<>(looseRules(user));
    credentialsOf(user).forEach(c -> c.rules().forEach(r -> rules.put(r.id(), r)));
    return List.copyOf(rules.values());
  }

  void removeRule(User user, AccessRule rule) {
    looseRules(user).remove(rule.id());
  }
}
