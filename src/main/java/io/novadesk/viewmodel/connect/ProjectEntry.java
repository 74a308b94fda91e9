package io.novadesk.viewmodel.connect;

import io.novadesk.api.identity.Project;
import io.novadesk.i18n.Text;
import java.util.Locale;

/**
 * A project that can be switched to.
 *
 * @param current whether it is the one that is open
 */
public record ProjectEntry(Project project, boolean current) {
  public String name() {
    return project.name();
  }

  /** What tells it from others of its name: domain and description. */
  public String detail() {
    String domain = project.domainName() == null ? "" : project.domainName();
    String description = project.description() == null ? "" : project.description().strip();
    if (domain.isEmpty() || description.isEmpty()) {
      return domain + description;
    }
    return Text.of("switch.detail", domain, description);
  }

  boolean matches(String words) {
    String all = (project.name() + " " + detail() + " " + project.id()).toLowerCase(Locale.ROOT);
    for (String word : words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
