package io.novadesk.api.identity;

import io.novadesk.api.ApiException;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.Request;
import io.novadesk.api.identity.IdentityEndpoint.IdentityVersion;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Pager;
import io.novadesk.api.wire.Uris;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a token may be exchanged for besides projects (Identity API v3, "Get available domain
 * scopes", "Get available system scopes").
 *
 * @param system whether it may be for the cloud as a whole
 */
public record WideScopes(List<Domain> domains, boolean system) {
  public static final WideScopes NONE = new WideScopes(List.of(), false);

  /**
   * Reads every page of them. Blocking. Clouds that know neither answer that there is no such page,
   * and clouds that forbid the question mean the same: none.
   *
   * @throws ApiException when the cloud does not answer
   */
  public static WideScopes read(HttpTransport http, IdentityEndpoint where, Token token) {
    return where.version() == IdentityVersion.V3
        ? new WideScopes(domains(http, where, token), system(http, where, token))
        : NONE;
  }

  private static List<Domain> domains(HttpTransport http, IdentityEndpoint where, Token token) {
    URI uri = Identity.at(where.url(), "/auth/domains");
    Pager.Source<Domain> source =
        (marker, _) -> {
          String query = marker == null ? "" : Uris.query(Map.of("marker", marker));
          return http.exchange(
              question(URI.create(uri + query), token), answer -> page(answer.bytes()));
        };
    try {
      return new Pager<>(source, Domain::id, true).all(0);
    } catch (ApiException e) {
      return noneWhereUnknown(e, List.of());
    }
  }

  private static boolean system(HttpTransport http, IdentityEndpoint where, Token token) {
    URI uri = Identity.at(where.url(), "/auth/system");
    try {
      return http.exchange(
          question(uri, token),
          answer -> {
            for (JsonNode each : Json.list(Json.tree(answer.bytes()).path("system"))) {
              if (Boolean.TRUE.equals(Json.truth(each, "all"))) {
                return true;
              }
            }
            return false;
          });
    } catch (ApiException e) {
      return noneWhereUnknown(e, false);
    }
  }

  private static Request question(URI uri, Token token) {
    return Request.get(uri).token(new Identity.Fixed(token.id())).withoutRenewal();
  }

  private static <T> T noneWhereUnknown(ApiException failure, T none) {
    if (failure.status() == 404 || failure.status() == 403) {
      return none;
    }
    throw failure;
  }

  private static Page<Domain> page(byte[] body) {
    JsonNode root = Json.tree(body);
    List<Domain> domains = new ArrayList<>();
    for (JsonNode node : Json.list(root.path("domains"))) {
      String id = Json.filled(node, "id");
      if (id != null && !Boolean.FALSE.equals(Json.truth(node, "enabled"))) {
        String name = Json.filled(node, "name");
        domains.add(new Domain(id, name == null ? id : name));
      }
    }
    return new Page<>(List.copyOf(domains), Page.next(root, "domains"));
  }
}
