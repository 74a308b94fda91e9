package io.novadesk.api;

import io.novadesk.api.wire.Headers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer that a cloud once gave, and what a correct client gets out of it. */
public final class Recorded {
  private final Path file;
  private final String kind;
  private final String what;
  private final int status;
  private final Headers headers;
  private final Map<String, String> facts;

  private Recorded(Path folder, String[] row) throws IOException {
    file = folder.resolve(row[0]);
    kind = row[5];
    what = row[6];
    status = Integer.parseInt(row[7]);
    headers = row[8].isEmpty() ? Headers.NONE : headers(folder.resolve(row[8]));
    facts = facts(row[11]);
  }

  static List<Recorded> all(Path folder) throws IOException {
    List<Recorded> rows = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("index.tsv"))) {
      if (!line.startsWith("path\t") && !line.isBlank()) {
        rows.add(new Recorded(folder, line.split("\t", -1)));
      }
    }
    return rows;
  }

  private static Headers headers(Path file) throws IOException {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int colon = line.indexOf(':');
      if (colon > 0 && !line.startsWith("HTTP/")) {
        all.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
    return Headers.of(all);
  }

  private static Map<String, String> facts(String text) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (String pair : text.split("(?<!\\\\) \\| ", -1)) {
      int equals = pair.indexOf('=');
      facts.put(pair.substring(0, equals), unescaped(pair.substring(equals + 1)));
    }
    return facts;
  }

  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  public String path() {
    return file.toString();
  }

  public String kind() {
    return kind;
  }

  /** The call that it answers. */
  public String what() {
    return what;
  }

  public int status() {
    return status;
  }

  public Headers headers() {
    return headers;
  }

  public Map<String, String> facts() {
    return facts;
  }

  public byte[] body() throws IOException {
    return Files.readAllBytes(file);
  }
}
