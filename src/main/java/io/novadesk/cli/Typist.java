package io.novadesk.cli;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where what a command needs is typed, besides its line. */
public interface Typist {
  /** The standard input. */
  InputStream input();

  /** Asks for a text without showing it; null where nobody is there to be asked. */
  char @Nullable [] hidden(String prompt);
}
