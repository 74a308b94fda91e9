package io.novadesk.app;

import io.novadesk.cli.Typist;
import java.io.Console;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whoever sits at the terminal that the program was started in. */
final class Terminal implements Typist {
  @Override
  public InputStream input() {
    return System.in;
  }

  @Override
  public char @Nullable [] hidden(String prompt) {
    Console console = Objects.requireNonNull(System.console(), "of the JDK since 22");
    return console.isTerminal() ? console.readPassword("%s", prompt) : null;
  }
}
