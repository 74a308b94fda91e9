package io.novadesk.api.identity;

import io.novadesk.api.Secret;
import io.novadesk.api.wire.Headers;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Times;
import io.novadesk.i18n.Text;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a login brought, in every age: root {@code auth}, {@code access} or {@code token}, or
 * nothing but headers.
 *
 * @param tokenId null when the cloud forgot it
 * @param issued by the cloud's clock: when it answered, or else when it says that it made the token
 */
record LoginAnswer(
    @Nullable String tokenId,
    @Nullable Instant issued,
    @Nullable Instant expires,
    @Nullable String userId,
    @Nullable String userName,
    @Nullable String userDomain,
    @Nullable Project project,
    Scope scope,
    List<String> roles,
    Catalogue catalogue,
    @Nullable ApplicationCredential credential) {

  static LoginAnswer read(Headers headers, byte[] body) {
    if (body.length == 0) {
      return fromHeaders(headers);
    }
    JsonNode root = Json.tree(body);
    if (root.path("token").isObject()) {
      return v3(headers, root.path("token"));
    }
    JsonNode access = Json.first(root, "access", "auth");
    if (!access.isObject()) {
      throw Json.bad(Text.of("login.oddAnswer"), null);
    }
    return v2(headers, access);
  }

  private static LoginAnswer v3(Headers headers, JsonNode token) {
    Project project = ProjectReader.project(token.path("project"));
    JsonNode domain = token.path("domain");
    Scope scope =
        project != null
            ? new Scope.Project(project.id(), project.name(), project.domainName())
            : domain.isObject()
                ? new Scope.Domain(Json.text(domain, "id"), Json.text(domain, "name"))
                : token.path("system").isObject() ? new Scope.System() : new Scope.Unscoped();
    String id = headers.first("X-Subject-Token");
    JsonNode credential = token.path("application_credential");
    return new LoginAnswer(
        id != null ? id : Json.filled(token, "id"),
        issued(headers, token),
        Json.time(token, "expires_at", "expires"),
        Json.filled(token.path("user"), "id"),
        Json.filled(token.path("user"), "name"),
        Json.filled(token.path("user").path("domain"), "name", "id"),
        project,
        scope,
        roles(token.path("roles")),
        CatalogueReader.read(Json.first(token, "catalog", "serviceCatalog")),
        Json.filled(credential, "id") == null ? null : ApplicationCredential.read(credential));
  }

  private static LoginAnswer v2(Headers headers, JsonNode access) {
    JsonNode token = access.path("token");
    JsonNode user = access.path("user");
    Project project = ProjectReader.project(token.path("tenant"));
    String tenantId = Json.filled(token, "tenantId");
    if (project == null && tenantId != null) {
      String name = Json.filled(token, "tenantName");
      project = new Project(tenantId, name == null ? tenantId : name, null, true);
    }
    return new LoginAnswer(
        Json.filled(token, "id"),
        issued(headers, token),
        Json.time(token, "expires"),
        Json.filled(user, "id"),
        Json.filled(user, "name", "username"),
        null,
        project,
        project == null
            ? new Scope.Unscoped()
            : new Scope.Project(project.id(), project.name(), null),
        roles(user.path("roles")),
        CatalogueReader.read(access.path("serviceCatalog")),
        null);
  }

  private static @Nullable Instant issued(Headers headers, JsonNode token) {
    Instant answered = Times.parse(headers.first("Date"));
    return answered == null ? Json.time(token, "issued_at") : answered;
  }

  private static List<String> roles(JsonNode list) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode role : Json.list(list)) {
      String name = role.isObject() ? Json.filled(role, "name", "roleId", "id") : Json.text(role);
      if (name != null) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  /** Cloud Servers: the compute address comes as a header, and there is no catalogue. */
  private static LoginAnswer fromHeaders(Headers headers) {
    List<Catalogue.Service> services = new ArrayList<>();
    add(services, "compute", headers.first("X-Server-Management-Url"));
    add(services, "object-store", headers.first("X-Storage-Url"));
    return new LoginAnswer(
        headers.first("X-Auth-Token"),
        null,
        null,
        null,
        null,
        null,
        null,
        new Scope.Unscoped(),
        List.of(),
        new Catalogue(List.copyOf(services)),
        null);
  }

  private static void add(List<Catalogue.Service> services, String type, @Nullable String url) {
    if (url == null) {
      return;
    }
    try {
      services.add(
          new Catalogue.Service(
              type,
              null,
              List.of(
                  new Catalogue.Endpoint(
                      Catalogue.Interface.PUBLIC, null, URI.create(url.strip()), null))));
    } catch (IllegalArgumentException _) {
      // No address: as if it had not been sent.
    }
  }

  /**
   * @throws io.novadesk.api.ApiException BAD_ANSWER when there is no token
   */
  Token toToken() {
    if (tokenId == null) {
      throw Json.bad(Text.of("login.noToken"), null);
    }
    return new Token(
        Secret.of(tokenId),
        issued,
        expires,
        userId,
        userName,
        userDomain,
        project,
        scope,
        roles,
        catalogue,
        credential);
  }
}
