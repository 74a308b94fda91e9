package io.novadesk.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A text on the standard input, and nobody to be asked. */
record Typed(String text) implements Typist {
  @Override
  public InputStream input() {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public char @Nullable [] hidden(String prompt) {
    return null;
  }
}
