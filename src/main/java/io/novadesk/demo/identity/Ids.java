package io.novadesk.demo.identity;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that are the same at every start. */
final class Ids {
  private Ids() {}

  static String of(String kind, String name) {
    return UUID.nameUUIDFromBytes((kind + ':' + name).getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }
}
