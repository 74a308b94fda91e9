package io.novadesk.api.compute;

import io.novadesk.api.Secret;
import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the body of a rebuild, and finds the microversion that understands it. */
final class RebuildBody {
  /** The last that writes files into a server. */
  private static final int FILES = 56;

  /** From here on servers that boot from a volume take another image. */
  private static final int VOLUMES = 93;

  private final ComputeClient compute;
  private final Rebuild with;
  private final ObjectNode body = Json.object();
  private final List<Secret> secrets = new ArrayList<>();
  private int minor = 1;

  RebuildBody(ComputeClient compute, Rebuild with) {
    this.compute = compute;
    this.with = with;
    body.put("imageRef", with.imageId());
    names();
    secrets();
    files();
  }

  private void names() {
    if (with.name() != null && !with.name().isEmpty()) {
      body.put("name", with.name());
    }
    Map<String, String> metadata = with.metadata();
    if (metadata != null) {
      metadata.forEach(body.putObject("metadata")::put);
    }
    if (with.description() != null) {
      needs(19);
      body.put("description", with.description());
    }
    if (with.hostname() != null) {
      needs(90);
      body.put("hostname", with.hostname());
    }
    if (with.keyName() != null) {
      needs(54);
      body.put("key_name", with.keyName().isEmpty() ? null : with.keyName());
    }
  }

  private void secrets() {
    Secret password = with.adminPass();
    if (password != null) {
      secrets.add(password);
      body.put("adminPass", password.reveal());
    }
    Secret userData = with.userData();
    if (userData != null) {
      needs(57);
      body.put("user_data", userData.isEmpty() ? null : encoded(userData));
    }
  }

  private void files() {
    if (with.files().isEmpty()) {
      return;
    }
    ArrayNode files = body.putArray("personality");
    with.files()
        .forEach(
            (path, content) ->
                files.addObject().put("path", path).put("contents", encoded(content)));
  }

  private String encoded(Secret text) {
    String base64 =
        Base64.getEncoder().encodeToString(text.reveal().getBytes(StandardCharsets.UTF_8));
    secrets.add(text);
    secrets.add(Secret.of(base64));
    return base64;
  }

  private void needs(int wanted) {
    minor = Math.max(minor, wanted);
  }

  Request request(ServerRequests requests, String id) {
    int best = compute.speaks(VOLUMES) ? VOLUMES : minor;
    Request request =
        requests.action(id, "rebuild", body, with.files().isEmpty() ? best : Math.min(best, FILES));
    for (Secret secret : secrets) {
      request = request.hiding(secret);
    }
    return request;
  }
}
