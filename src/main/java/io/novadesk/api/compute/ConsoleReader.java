package io.novadesk.api.compute;

import io.novadesk.api.wire.Json;

/** Reads what a server's console gives. */
final class ConsoleReader {
  private ConsoleReader() {}

  /** The text of the console; empty where the server wrote nothing yet. */
  static String output(byte[] body) {
    String text = Json.text(Json.tree(body), "output");
    return text == null ? "" : text;
  }
}
