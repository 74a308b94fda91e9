package io.novadesk.api.identity;

import io.novadesk.api.wire.Json;
import io.novadesk.i18n.Text;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a user gave a program for one project (Identity API v3, "Application credentials"), without
 * its secret.
 *
 * @param projectId null where a token tells of it
 * @param expires null: never, or not told
 * @param unrestricted whether it may make others and trusts
 * @param roles names of roles; empty where a token tells of it
 * @param rules for what alone it is good; empty: for all that its roles allow
 */
public record ApplicationCredential(
    String id,
    String name,
    @Nullable String description,
    @Nullable String projectId,
    @Nullable Instant expires,
    boolean unrestricted,
    List<String> roles,
    List<AccessRule> rules) {
  /** So many rules a person reads in a sentence. */
  private static final int MOST = 6;

  static ApplicationCredential read(JsonNode node) {
    List<AccessRule> rules = new ArrayList<>();
    for (JsonNode rule : Json.list(node.path("access_rules"))) {
      String path = Json.filled(rule, "path");
      String method = Json.filled(rule, "method");
      String service = Json.filled(rule, "service");
      if (path != null && method != null && service != null) {
        rules.add(new AccessRule(service, method, path));
      }
    }
    List<String> roles = new ArrayList<>();
    for (JsonNode role : Json.list(node.path("roles"))) {
      String name = Json.filled(role, "name", "id");
      if (name != null) {
        roles.add(name);
      }
    }
    String id = Json.required(node, "id");
    String name = Json.filled(node, "name");
    // A token tells the opposite.
    boolean free =
        Boolean.TRUE.equals(Json.truth(node, "unrestricted"))
            || Boolean.FALSE.equals(Json.truth(node, "restricted"));
    return new ApplicationCredential(
        id,
        name == null ? id : name,
        Json.filled(node, "description"),
        Json.filled(node, "project_id"),
        Json.time(node, "expires_at"),
        free,
        List.copyOf(roles),
        List.copyOf(rules));
  }

  /**
   * Why its rules keep it from a request, as a sentence with those rules; null: they do not. What
   * they let through a service may still refuse.
   *
   * @param catalogue tells which service stands at the address
   */
  public @Nullable String whyNot(String method, URI address, Catalogue catalogue) {
    Set<String> types = catalogue.typesAt(address);
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    return rules.isEmpty() || rules.stream().anyMatch(rule -> rule.allows(types, method, path))
        ? null
        : Text.of("accessRules.refused", name, method, path, allowed());
  }

  /** All that it is good for, in words; empty: all that its roles allow. */
  public String allowed() {
    String first =
        rules.stream()
            .limit(MOST)
            .map(rule -> Text.of("accessRules.rule", rule.method(), rule.path(), rule.service()))
            .collect(Collectors.joining(", "));
    return rules.size() > MOST ? Text.of("accessRules.more", first, rules.size() - MOST) : first;
  }
}
