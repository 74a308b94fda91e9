package io.novadesk.cli;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Scanner;

/** Takes a password from a file, the standard input or a person: a command line is seen by all. */
final class Passwords {
  private static final String INPUT = "-";

  private Passwords() {}

  /**
   * @param file empty: a person is asked; {@code -}: the standard input
   */
  static Secret read(Typist typist, String file) {
    return file.isEmpty() ? asked(typist) : firstLine(typist, file);
  }

  private static Secret asked(Typist typist) {
    char[] first = typist.hidden(Text.of("cli.password"));
    if (first == null) {
      throw new EndException(Exit.USAGE, Text.of("cli.password.nobody"));
    }
    char[] again = typist.hidden(Text.of("cli.password.again"));
    boolean same = Arrays.equals(first, again);
    String typed = new String(first);
    Arrays.fill(first, ' ');
    if (!same) {
      throw new EndException(Exit.USAGE, Text.of("plan.problem.passwordAgain"));
    }
    return filled(typed);
  }

  /** What stands behind the first line is none of ours. */
  private static Secret firstLine(Typist typist, String file) {
    try (InputStream in =
            file.equals(INPUT)
                ? typist.input()
                : new ByteArrayInputStream(Files.readAllBytes(Path.of(file)));
        Scanner lines = new Scanner(in, StandardCharsets.UTF_8)) {
      return filled(lines.hasNextLine() ? lines.nextLine() : "");
    } catch (IOException e) {
      throw new EndException(Exit.USAGE, Text.of("cli.password.file", String.valueOf(e)));
    }
  }

  private static Secret filled(String text) {
    if (text.isEmpty()) {
      throw new EndException(Exit.USAGE, Text.of("plan.problem.password"));
    }
    return Secret.of(text);
  }

  /** A password that the cloud chose for a server, or how it would have been told. */
  static String told(String server, Secret password, boolean shown) {
    return shown
        ? Text.of("cli.password.chosen", server, password.reveal())
        : Text.of("cli.password.untold", server);
  }
}
