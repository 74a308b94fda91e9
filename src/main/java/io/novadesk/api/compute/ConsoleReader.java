package io.novadesk.api.compute;

import io.novadesk.api.wire.Json;
import tools.jackson.databind.JsonNode;

/** Reads what a server's console gives. */
final class ConsoleReader {
  private ConsoleReader() {}

  /** The text of the console; empty where the server wrote nothing yet. */
  static String output(byte[] body) {
    return Json.words(Json.tree(body), "output");
  }

  /** A remote console, under the root of today or of before 2.6. */
  static RemoteConsole remote(byte[] body) {
    JsonNode node = Json.first(Json.tree(body), "remote_console", "console");
    return new RemoteConsole(Json.words(node, "type"), Json.required(node, "url"));
  }
}
