package io.novadesk.cloud.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The parts of scripts that are the same whatever they do. */
final class Scripts {
  private Scripts() {}

  static String of(String name) {
    try (InputStream in =
        Objects.requireNonNull(Scripts.class.getResourceAsStream("/copy/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
