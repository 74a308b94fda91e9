package io.novadesk.api.wire;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds addresses; nothing of a cloud's own links is used but their query. */
public final class Uris {
  private Uris() {}

  /** {@code base} without its query, then {@code path}, with one slash between them. */
  public static URI join(URI base, String path) {
    String start = base.getScheme() + "://" + base.getRawAuthority() + base.getRawPath();
    return URI.create(start.replaceAll("/+$", "") + "/" + path.replaceAll("^/+", ""));
  }

  /** A part of a path, percent-encoded. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** {@code ?a=1&b=2}, or nothing. */
  public static String query(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(e -> segment(e.getKey()) + "=" + segment(e.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  /** One parameter of a link's query. */
  public static @Nullable String parameter(String link, String name) {
    int start = link.indexOf('?');
    if (start < 0) {
      return null;
    }
    for (String pair : link.substring(start + 1).split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        try {
          return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
          return null;
        }
      }
    }
    return null;
  }
}
