package io.novadesk.api.http;

import java.util.List;
import java.util.Map;

/** Writes an exchange as a command that a person can paste into a shell. */
public final class Curl {
  private Curl() {}

  /**
   * The command, with {@code $OS_TOKEN} in place of the token and {@code ***} in place of every
   * other secret.
   */
  public static String of(Exchange exchange) {
    StringBuilder out = new StringBuilder("curl -sS");
    switch (exchange.method()) {
      case "GET" -> {}
      case "HEAD" -> out.append(" -I");
      default -> out.append(" -X ").append(exchange.method());
    }
    out.append(' ').append(quoted(exchange.uri().toString()));
    for (Map.Entry<String, List<String>> header : exchange.requestHeaders().entrySet()) {
      if (header.getKey().equalsIgnoreCase("Accept-Encoding")) {
        out.append(" \\\n  --compressed");
        continue;
      }
      for (String value : header.getValue()) {
        out.append(" \\\n  -H ");
        if (header.getKey().equalsIgnoreCase("X-Auth-Token")) {
          out.append("\"X-Auth-Token: $OS_TOKEN\"");
        } else {
          out.append(quoted(header.getKey() + ": " + value));
        }
      }
    }
    if (exchange.requestBody() != null) {
      out.append(" \\\n  --data-raw ").append(quoted(exchange.requestBody()));
    }
    return out.toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
