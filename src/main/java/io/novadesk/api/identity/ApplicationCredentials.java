package io.novadesk.api.identity;

import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Pager;
import io.novadesk.api.wire.Uris;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The application credentials of one user (Identity API v3). Blocking; every method throws {@link
 * io.novadesk.api.ApiException}.
 */
public final class ApplicationCredentials {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final HttpTransport http;
  private final URI url;
  private final TokenSource tokens;

  /**
   * @param tokens of this very user: nobody may make one for somebody else
   */
  public ApplicationCredentials(
      HttpTransport http, IdentityEndpoint where, TokenSource tokens, String userId) {
    this.http = http;
    this.tokens = tokens;
    url = Identity.at(where.url(), "/users/" + Uris.segment(userId) + "/application_credentials");
  }

  /**
   * What is wished for.
   *
   * @param expires null: never
   * @param roles names; empty: all that the token has
   * @param unrestricted whether it may make others and trusts
   */
  public record Wish(
      String name, @Nullable Instant expires, List<String> roles, boolean unrestricted) {
    public Wish {
      roles = List.copyOf(roles);
    }
  }

  /**
   * @param secret which the cloud tells this once
   */
  public record Made(ApplicationCredential credential, Secret secret) {}

  /** Those of every project of the user. */
  public List<ApplicationCredential> list() {
    Pager.Source<ApplicationCredential> source =
        (marker, _) -> {
          String query = marker == null ? "" : Uris.query(Map.of("marker", marker));
          Request request = Request.get(URI.create(url + query)).token(tokens);
          return http.exchange(request, answer -> page(answer.bytes()));
        };
    return new Pager<>(source, ApplicationCredential::id, true).all(0);
  }

  private static Page<ApplicationCredential> page(byte[] body) {
    return Page.of(body, "application_credentials", ApplicationCredential::read);
  }

  /** Makes one for the project of the token; the cloud makes up the secret. */
  public Made create(Wish wish) {
    ObjectNode root = Json.object();
    ObjectNode body = root.putObject("application_credential").put("name", wish.name());
    if (wish.expires() != null) {
      body.put("expires_at", TIME.format(wish.expires()) + "Z");
    }
    for (String role : wish.roles()) {
      body.withArray("roles").addObject().put("name", role);
    }
    if (wish.unrestricted()) {
      body.put("unrestricted", true);
    }
    return http.exchange(
        Request.post(url, root).token(tokens),
        answer -> {
          JsonNode made = Json.member(answer.bytes(), "application_credential");
          return new Made(
              ApplicationCredential.read(made), Secret.of(Json.required(made, "secret")));
        });
  }

  /** Its tokens end with it. */
  public void delete(String id) {
    http.send(Request.of("DELETE", Uris.join(url, "/" + Uris.segment(id))).token(tokens));
  }
}
