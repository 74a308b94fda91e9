package io.novadesk.viewmodel.connect;

import io.novadesk.api.identity.Domain;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.identity.Token;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.ScopeName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What can be switched to: a project, else a domain or the cloud as a whole.
 *
 * @param key tells it from all others of its cloud: the id of a project
 * @param detail of a project what tells it from others of its name; else what such a login is for
 * @param current whether it is the one that is open
 */
public record ProjectEntry(Scope scope, String key, String name, String detail, boolean current) {
  private static final String SYSTEM = "system";
  private static final String DOMAIN = "domain ";

  /**
   * @param open the key of what is open
   */
  static ProjectEntry of(Project project, @Nullable String open) {
    return new ProjectEntry(
        new Scope.Project(project.id(), project.name(), null),
        project.id(),
        project.name(),
        detail(project),
        project.id().equals(open));
  }

  static ProjectEntry of(Domain domain, @Nullable String open) {
    Scope.Domain scope = new Scope.Domain(domain.id(), domain.name());
    String key = key(scope);
    return new ProjectEntry(
        scope, key, ScopeName.of(scope), Text.of("switch.domain.detail"), key.equals(open));
  }

  static ProjectEntry ofSystem(@Nullable String open) {
    return new ProjectEntry(
        new Scope.System(),
        SYSTEM,
        ScopeName.of(new Scope.System()),
        Text.of("switch.system.detail"),
        SYSTEM.equals(open));
  }

  /** The key of what a token is for; null: of nothing that can be switched to. */
  public static @Nullable String keyOf(Token token) {
    Project project = token.project();
    return project == null ? key(token.scope()) : project.id();
  }

  private static @Nullable String key(Scope scope) {
    return switch (scope) {
      case Scope.Project project -> project.id();
      case Scope.Domain domain -> key(domain);
      case Scope.System _ -> SYSTEM;
      case Scope.Trust _, Scope.Unscoped _ -> null;
    };
  }

  private static String key(Scope.Domain domain) {
    return DOMAIN + domain.id();
  }

  /** What a key stands for; null where it is empty. */
  static @Nullable Scope scopeOf(String key) {
    if (key.isEmpty()) {
      return null;
    }
    if (key.equals(SYSTEM)) {
      return new Scope.System();
    }
    return key.startsWith(DOMAIN)
        ? new Scope.Domain(key.substring(DOMAIN.length()), null)
        : new Scope.Project(key, null, null);
  }

  private static String detail(Project project) {
    String domain = project.domainName() == null ? "" : project.domainName();
    String description = project.description() == null ? "" : project.description().strip();
    if (domain.isEmpty() || description.isEmpty()) {
      return domain + description;
    }
    return Text.of("switch.detail", domain, description);
  }

  /** Whether it has servers of its own; a domain and the cloud as a whole have none. */
  public boolean isProject() {
    return scope instanceof Scope.Project;
  }

  boolean matches(String words) {
    String all = (name + " " + detail + " " + key).toLowerCase(Locale.ROOT);
    for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
