package io.novadesk.demo.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

  private final String password;
  private final User demo = new User("3f0c8a1e5d7b4c2f9e6a0b1c2d3e4f50", "demo");
  private final User admin = new User("a71d2c3b4e5f60718293a4b5c6d7e8f9", "admin");
  private final User manager = new User("b82e3d4c5f60718293a4b5c6d7e8f901", "manager");
  private final User reader = new User("c93f4e5d60718293a4b5c6d7e8f90112", "reader");
  private final Project demoProject = new Project("6f70656e737461636b206e6f76610001", "demo");
  private final Project adminProject = new Project("6f70656e737461636b206e6f76610002", "admin");
  private final Map<String, AppCredential> credentials = new ConcurrentHashMap<>();

  /**
   * The users {@code demo} (a member), {@code admin}, {@code manager} and {@code reader}, all with
   * the same password.
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

  public User admin() {
    return admin;
  }

  public Project adminProject() {
    return adminProject;
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
    return List.of(demoProject, adminProject);
  }

  List<User> users() {
    return List.of(demo, admin, manager, reader);
  }

  /** The roles of a user in a project; empty when they are no member. */
  Set<String> roles(User user, Project project) {
    if (user.equals(admin)) {
      return ADMIN;
    }
    if (!project.equals(demoProject)) {
      return Set.of();
    }
    return user.equals(manager) ? MANAGER : user.equals(reader) ? READER : MEMBER;
  }

  /** The roles of a user in the domain or on the system: only the administrator has some. */
  Set<String> wideRoles(User user) {
    return user.equals(admin) ? ADMIN : Set.of();
  }

  List<Project> projectsOf(User user) {
    return projects().stream().filter(p -> !roles(user, p).isEmpty()).toList();
  }

  AppCredential addCredential(String name, String secret, User user, Project project) {
    AppCredential credential =
        new AppCredential(
            UUID.randomUUID().toString().replace("-", ""),
            name,
            secret,
            user,
            project,
            roles(user, project));
    credentials.put(credential.id(), credential);
    return credential;
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

  void removeCredential(String id) {
    credentials.remove(id);
  }
}
