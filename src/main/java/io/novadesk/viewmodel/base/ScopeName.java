package io.novadesk.viewmodel.base;

import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.identity.Token;
import io.novadesk.i18n.Text;

/** What a login is for, in a few words: its project, else what there is in place of one. */
public final class ScopeName {
  private ScopeName() {}

  public static String of(Token login) {
    Project project = login.project();
    return project == null ? of(login.scope()) : project.name();
  }

  public static String of(Scope scope) {
    return switch (scope) {
      case Scope.Project project when project.name() != null -> project.name();
      case Scope.Domain domain -> Text.of("scope.domain", named(domain));
      case Scope.System _ -> Text.of("scope.system");
      case Scope.Project _, Scope.Trust _, Scope.Unscoped _ -> Text.of("status.noProject");
    };
  }

  private static String named(Scope.Domain domain) {
    String name = domain.name() == null ? domain.id() : domain.name();
    return name == null ? "" : name;
  }
}
