package io.novadesk.api.identity;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.Repeat;
import io.novadesk.api.http.Request;
import io.novadesk.api.http.RequestBody;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;
import io.novadesk.i18n.Text;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Asks an identity provider for a token while a person signs on elsewhere (RFC 8628). Blocking;
 * every method throws {@link ApiException}.
 */
public final class DeviceGrant {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  /** What the standard says where the provider does not. */
  private static final int USUAL_PAUSE = 5;

  private static final int LONGEST_PAUSE = 60;
  private static final int LONGEST_LIFE = 3600;

  /** More than the standard asks for. */
  private static final int VERIFIER_BYTES = 42;

  private final HttpTransport http;
  private final DeviceClient client;
  private final boolean plainIsMeant;

  /**
   * @param plainIsMeant whether the cloud's own login goes over http, too; else every address of
   *     the provider has to be of https
   */
  public DeviceGrant(HttpTransport http, DeviceClient client, boolean plainIsMeant) {
    this.http = http;
    this.client = client;
    this.plainIsMeant = plainIsMeant;
  }

  /**
   * What a person signs on with elsewhere.
   *
   * @param page where the code is typed
   * @param filledPage where it is filled in already; null: the provider has none
   * @param life how long the code is good for
   * @param pause how long to wait between two questions
   */
  public record Code(
      String userCode,
      URI page,
      @Nullable URI filledPage,
      Duration life,
      Duration pause,
      Ask ask) {}

  /** What the provider is asked with; it lets in whoever has it. */
  public record Ask(URI tokenUrl, Secret deviceCode, Secret verifier) {}

  /** What the provider says. */
  public sealed interface Answer {
    record Granted(Secret token) implements Answer {}

    /** The person has not signed on yet. */
    record Pending() implements Answer {}

    /** The same, and to be asked less often. */
    record Slower() implements Answer {}

    /**
     * @param sentence why nothing will come
     */
    record Over(String sentence) implements Answer {}
  }

  /** Begins a sign-on. */
  public Code start() {
    JsonNode about = about();
    URI authorization =
        address(
            client.authorization(), about, "device_authorization_endpoint", "device.noEndpoint");
    URI token = address(client.token(), about, "token_endpoint", "device.noTokenEndpoint");
    Secret verifier = Secret.of(client.challenge().isEmpty() ? "" : newVerifier());
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("client_id", client.id());
    fields.put("scope", client.scope());
    if (!verifier.isEmpty()) {
      fields.put("code_challenge_method", client.challenge());
      fields.put("code_challenge", challenge(verifier));
    }
    JsonNode answer = post(authorization, fields);
    String problem = Json.filled(answer, "error");
    if (problem != null) {
      throw Json.bad(Text.of("device.refused", authorization.getHost(), words(answer)), null);
    }
    String userCode = Json.filled(answer, "user_code");
    String deviceCode = Json.filled(answer, "device_code");
    URI page = page(Json.filled(answer, "verification_uri", "verification_url"));
    int life = Json.integer(answer, 0, "expires_in");
    if (userCode == null || deviceCode == null || page == null || life <= 0) {
      throw Json.bad(Text.of("device.oddAnswer", authorization.getHost()), null);
    }
    return new Code(
        userCode,
        page,
        page(Json.filled(answer, "verification_uri_complete")),
        Duration.ofSeconds(Math.min(life, LONGEST_LIFE)),
        Duration.ofSeconds(
            Math.clamp(Json.integer(answer, USUAL_PAUSE, "interval"), 1, LONGEST_PAUSE)),
        new Ask(token, Secret.of(deviceCode), verifier));
  }

  /** Asks once whether the person has signed on. */
  public Answer ask(Ask with) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", GRANT);
    fields.put("device_code", with.deviceCode().reveal());
    fields.put("client_id", client.id());
    if (!with.verifier().isEmpty()) {
      fields.put("code_verifier", with.verifier().reveal());
    }
    JsonNode answer = post(with.tokenUrl(), fields, with.deviceCode(), with.verifier());
    String token = Json.filled(answer, client.tokenType());
    if (token != null) {
      return new Answer.Granted(Secret.of(token));
    }
    return switch (Objects.requireNonNullElse(Json.filled(answer, "error"), "")) {
      case "authorization_pending" -> new Answer.Pending();
      case "slow_down" -> new Answer.Slower();
      case "expired_token" -> new Answer.Over(Text.of("device.expired"));
      case "access_denied" -> new Answer.Over(Text.of("device.denied"));
      case "" ->
          new Answer.Over(Text.of("device.noToken", with.tokenUrl().getHost(), client.tokenType()));
      default ->
          new Answer.Over(Text.of("device.refused", with.tokenUrl().getHost(), words(answer)));
    };
  }

  private JsonNode about() {
    URI discovery = client.discovery();
    if (discovery == null || (client.authorization() != null && client.token() != null)) {
      return MissingNode.getInstance();
    }
    JsonNode about =
        http.exchange(
            Request.get(protectedAs(discovery, plainIsMeant)).withoutRenewal(),
            answer -> Json.tree(answer.bytes()));
    if (!about.isObject()) {
      throw Json.bad(Text.of("device.oddDiscovery", discovery), null);
    }
    return about;
  }

  private URI address(@Nullable URI typed, JsonNode about, String name, String missing) {
    if (typed != null) {
      return protectedAs(typed, plainIsMeant);
    }
    URI told = page(Json.filled(about, name));
    URI discovery = client.discovery();
    if (told == null || discovery == null) {
      throw Json.bad(Text.of(missing), null);
    }
    return protectedAs(told, plainIsMeant && "http".equalsIgnoreCase(discovery.getScheme()));
  }

  /** Codes, secrets and tokens go there: never less protected than what the person typed. */
  private static URI protectedAs(URI address, boolean plainIsMeant) {
    if (!plainIsMeant && !"https".equalsIgnoreCase(address.getScheme())) {
      throw Json.bad(Text.of("device.notEncrypted", address), null);
    }
    return address;
  }

  private static @Nullable URI page(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      URI url = URI.create(text.strip());
      boolean web =
          "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
      return web && url.getHost() != null ? url : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private JsonNode post(URI where, Map<String, String> fields, Secret... secrets) {
    byte[] form = Uris.query(fields).substring(1).getBytes(StandardCharsets.UTF_8);
    Request request =
        Request.of("POST", where)
            .body(RequestBody.of(form))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .withoutRenewal()
            .repeating(Repeat.HARMLESS)
            .accepting(400, 401, 403)
            .hiding(client.secret());
    for (Secret secret : secrets) {
      request = request.hiding(secret);
    }
    if (!client.secret().isEmpty()) {
      String both = client.id() + ":" + client.secret().reveal();
      request =
          request.header(
              "Authorization",
              "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }
    JsonNode answer = http.exchange(request, a -> Json.tree(a.bytes()));
    if (!answer.isObject()) {
      throw Json.bad(Text.of("device.oddAnswer", where.getHost()), null);
    }
    return answer;
  }

  /** In the provider's own words. */
  private static String words(JsonNode answer) {
    return Objects.requireNonNullElse(Json.filled(answer, "error_description", "error"), "");
  }

  private static String newVerifier() {
    byte[] random = new byte[VERIFIER_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private String challenge(Secret verifier) {
    if (client.challenge().equals("plain")) {
      return verifier.reveal();
    }
    if (!client.challenge().equals("S256")) {
      throw Json.bad(Text.of("device.challenge", client.challenge()), null);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
