package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.KeyPairs;
import io.novadesk.demo.compute.Quota;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Key pairs: list, show, import, generate (to 2.91), delete. */
final class KeyPairsApi {
  private static final int BITS = 2048;

  private final ComputeCloud cloud;

  KeyPairsApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/os-keypairs", (call, path) -> list(call))
        .on("POST", "/os-keypairs", (call, path) -> add(call))
        .on("GET", "/os-keypairs/{name}", this::show)
        .on("DELETE", "/os-keypairs/{name}", this::delete);
  }

  /** Whose key pairs are asked for: from 2.10 on those of others, by administrators. */
  private static String userOf(NovaCall call, String action) {
    String other = call.atLeast(10) ? call.query().get("user_id") : null;
    String user = other == null ? call.caller().user().id() : other;
    requireOwn(call, user, action);
    return user;
  }

  private Answer list(NovaCall call) {
    call.requireQuery(75, "user_id", "limit", "marker");
    List<KeyPairs.KeyPair> all = cloud.keyPairs().of(userOf(call, "index"));
    int limit = ServerQuery.MAX_LIMIT;
    if (call.atLeast(35)) {
      limit = ServerQuery.limit(call.query());
      String marker = call.query().get("marker");
      if (marker != null) {
        List<String> names = all.stream().map(KeyPairs.KeyPair::name).toList();
        if (!names.contains(marker)) {
          throw Refusal.badRequest("marker [" + marker + "] not found");
        }
        all = all.subList(names.indexOf(marker) + 1, all.size());
      }
    }
    List<Object> shown = new ArrayList<>();
    List<KeyPairs.KeyPair> page = all.subList(0, Math.min(limit, all.size()));
    page.forEach(p -> shown.add(object("keypair", describe(call, p))));
    Map<String, @Nullable Object> body = object("keypairs", shown);
    if (call.atLeast(35) && limit > 0 && page.size() == limit) {
      String href = call.list("os-keypairs") + "?" + call.query().next(page.getLast().name());
      body.put("keypairs_links", List.of(object("rel", "next", "href", href)));
    }
    return Answer.ok(body);
  }

  private static Map<String, @Nullable Object> describe(NovaCall call, KeyPairs.KeyPair pair) {
    Map<String, @Nullable Object> body =
        object(
            "name", pair.name(),
            "public_key", pair.publicKey(),
            "fingerprint", pair.fingerprint());
    if (call.atLeast(2)) {
      body.put("type", pair.type());
    }
    return body;
  }

  private Answer add(NovaCall call) {
    JsonNode wanted = call.body(Bodies.keyPair(call)).path("keypair");
    String name = wanted.path("name").asString("");
    String user = Json.text(wanted, "user_id");
    if (user == null) {
      user = call.caller().user().id();
    }
    requireOwn(call, user, "create");
    String type = Objects.requireNonNullElse(Json.text(wanted, "type"), "ssh");
    if (cloud.keyPairs().of(user).size() >= Quota.KEY_PAIRS) {
      throw Refusal.forbidden("Quota exceeded, too many key pairs.");
    }
    String privateKey = null;
    String publicKey = Json.text(wanted, "public_key");
    if (publicKey == null) {
      KeyPair made = generate();
      publicKey =
          type.equals("x509")
              ? Certificates.selfSigned(made, user)
              : PublicKeys.ssh((RSAPublicKey) made.getPublic()) + " Generated-by-Nova";
      privateKey = pem(made);
    }
    KeyPairs.KeyPair pair =
        new KeyPairs.KeyPair(
            name, type, publicKey, PublicKeys.fingerprint(type, publicKey), cloud.region().now());
    if (!cloud.keyPairs().add(user, pair)) {
      throw Refusal.conflict("Key pair '" + name + "' already exists.");
    }
    Map<String, @Nullable Object> body = describe(call, pair);
    body.put("user_id", user);
    if (privateKey != null) {
      body.put("private_key", privateKey);
    }
    return Answer.json(call.atLeast(2) ? 201 : 200, object("keypair", body));
  }

  private static void requireOwn(NovaCall call, String user, String action) {
    if (!user.equals(call.caller().user().id())) {
      call.requireAdmin("os-keypairs:" + action);
    }
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    call.requireQuery(75, "user_id");
    String user = userOf(call, "show");
    KeyPairs.KeyPair pair = cloud.keyPairs().find(user, path.getOrDefault("name", ""));
    if (pair == null) {
      throw missing(user, path);
    }
    Map<String, @Nullable Object> body = describe(call, pair);
    body.put("user_id", user);
    body.put("created_at", Times.naive(pair.created()));
    body.put("deleted", false);
    body.put("deleted_at", null);
    body.put("id", Math.abs(pair.name().hashCode() % 1000));
    body.put("updated_at", null);
    return Answer.ok(object("keypair", body));
  }

  private static Refusal missing(String user, Map<String, String> path) {
    return Refusal.notFound(
        String.format(Locale.ROOT, "Keypair %s not found for user %s", path.get("name"), user));
  }

  private Answer delete(NovaCall call, Map<String, String> path) {
    call.requireQuery(75, "user_id");
    String user = userOf(call, "delete");
    if (!cloud.keyPairs().remove(user, path.getOrDefault("name", ""))) {
      throw missing(user, path);
    }
    return Answer.empty(call.atLeast(2) ? 204 : 202);
  }
}
