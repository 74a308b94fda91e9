package io.novadesk.api.compute;

import io.novadesk.api.Secret;
import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Uris;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Key pairs of the user (API reference, "Keypairs"); their names are their ids. Blocking; every
 * method throws {@link io.novadesk.api.ApiException}.
 */
public final class KeyPairs {
  /** With types (2.2); the last before the cloud stopped making pairs is 2.91. */
  private static final int TYPED = 2;

  /** From here on names may hold an at sign and a full stop, and a public key must be given. */
  private static final int IMPORT_ONLY = 92;

  private static final int PAGED = 35;

  private final ComputeClient compute;

  KeyPairs(ComputeClient compute) {
    this.compute = compute;
  }

  public List<KeyPair> list() {
    return new PagedList(compute, "/os-keypairs", PAGED, PAGED, true)
        .read(Map.of(), KeyPairs::page, KeyPair::name);
  }

  static Page<KeyPair> page(byte[] body) {
    return Page.of(body, "keypairs", KeyPairs::read);
  }

  private static KeyPair read(JsonNode node) {
    JsonNode pair = node.path("keypair").isObject() ? node.path("keypair") : node;
    String secret = Json.filled(pair, "private_key");
    return new KeyPair(
        Json.required(pair, "name"),
        Json.filled(pair, "fingerprint"),
        Json.filled(pair, "public_key"),
        Json.filled(pair, "type"),
        Json.time(pair, "created_at"),
        secret == null ? null : Secret.of(secret));
  }

  /**
   * @param publicKey null: the cloud makes the pair and tells the private half once (to 2.91)
   * @param type {@code ssh} or {@code x509}; null: ssh
   */
  public KeyPair create(String name, @Nullable String publicKey, @Nullable String type) {
    ObjectNode root = Json.object();
    ObjectNode body = root.putObject("keypair").put("name", name);
    if (publicKey != null) {
      body.put("public_key", publicKey);
    }
    if (type != null && compute.speaks(TYPED)) {
      body.put("type", type);
    }
    int version = publicKey == null ? TYPED : IMPORT_ONLY;
    Request request = compute.request("POST", "/os-keypairs", version).json(root);
    return compute.http().exchange(request, a -> read(Json.member(a.bytes(), "keypair")));
  }

  /** Whether a name may hold an at sign and a full stop here, besides letters, digits, - and _. */
  public boolean takesAddressesAsNames() {
    return compute.speaks(IMPORT_ONLY);
  }

  public void delete(String name) {
    compute.http().send(compute.request("DELETE", "/os-keypairs/" + Uris.segment(name), TYPED));
  }
}
