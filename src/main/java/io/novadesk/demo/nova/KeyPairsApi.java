package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.KeyPairs;
import io.novadesk.demo.compute.Quota;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private static String userOf(NovaCall call) {
    String other = call.atLeast(10) && call.caller().isAdmin() ? call.query().get("user_id") : null;
    return other == null ? call.caller().user().id() : other;
  }

  private Answer list(NovaCall call) {
    List<KeyPairs.KeyPair> all = cloud.keyPairs().of(userOf(call));
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
      String href = call.root() + "/v2.1/os-keypairs?" + call.query().next(page.getLast().name());
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
    JsonNode wanted = Check.member(call.json(), "keypair");
    Check.required(wanted, "keypair", "name");
    if (call.atLeast(92)) {
      Check.required(wanted, "keypair", "public_key");
    }
    String name = String.valueOf(Check.name(wanted, "name"));
    String given = Check.text(wanted, "public_key", 65_535);
    String type = call.atLeast(2) ? Check.text(wanted, "type", 4) : null;
    String user = userOf(call);
    if (cloud.keyPairs().of(user).size() >= Quota.KEY_PAIRS) {
      throw Refusal.forbidden("Quota exceeded, too many key pairs.");
    }
    String privateKey = null;
    String publicKey = given;
    if (publicKey == null) {
      KeyPair made = generate();
      publicKey = ssh((RSAPublicKey) made.getPublic()) + " Generated-by-Nova";
      privateKey = pem(made);
    }
    KeyPairs.KeyPair pair =
        new KeyPairs.KeyPair(
            name,
            type == null ? "ssh" : type,
            publicKey,
            fingerprint(publicKey),
            cloud.region().now());
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

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private static String ssh(RSAPublicKey key) {
    byte[] type = "ssh-rsa".getBytes(StandardCharsets.US_ASCII);
    byte[] exponent = unsigned(key.getPublicExponent());
    byte[] modulus = unsigned(key.getModulus());
    ByteBuffer out = ByteBuffer.allocate(12 + type.length + exponent.length + modulus.length);
    for (byte[] part : List.of(type, exponent, modulus)) {
      out.putInt(part.length).put(part);
    }
    return "ssh-rsa " + Base64.getEncoder().encodeToString(out.array());
  }

  private static byte[] unsigned(BigInteger number) {
    return number.toByteArray();
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /** The MD5 of the key's bytes; of the text, when it is no key in OpenSSH's form. */
  private static String fingerprint(String publicKey) {
    int from = publicKey.indexOf(' ') + 1;
    int to = publicKey.indexOf(' ', from);
    String middle = publicKey.substring(from, to < 0 ? publicKey.length() : to).strip();
    byte[] key;
    try {
      key = Base64.getDecoder().decode(middle);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("Keypair data is invalid: failed to generate fingerprint");
    }
    try {
      return HexFormat.ofDelimiter(":").formatHex(MessageDigest.getInstance("MD5").digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    KeyPairs.KeyPair pair = cloud.keyPairs().find(userOf(call), path.getOrDefault("name", ""));
    if (pair == null) {
      throw missing(call, path);
    }
    Map<String, @Nullable Object> body = describe(call, pair);
    body.put("user_id", userOf(call));
    body.put("created_at", Times.naive(pair.created()));
    body.put("deleted", false);
    body.put("deleted_at", null);
    body.put("id", Math.abs(pair.name().hashCode() % 1000));
    body.put("updated_at", null);
    return Answer.ok(object("keypair", body));
  }

  private static Refusal missing(NovaCall call, Map<String, String> path) {
    return Refusal.notFound(
        String.format(
            Locale.ROOT, "Keypair %s not found for user %s", path.get("name"), userOf(call)));
  }

  private Answer delete(NovaCall call, Map<String, String> path) {
    if (!cloud.keyPairs().remove(userOf(call), path.getOrDefault("name", ""))) {
      throw missing(call, path);
    }
    return Answer.empty(call.atLeast(2) ? 204 : 202);
  }
}
