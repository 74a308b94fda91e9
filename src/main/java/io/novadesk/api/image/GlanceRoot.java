package io.novadesk.api.image;

import io.novadesk.api.ApiException;
import io.novadesk.api.http.Answer;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Uris;
import io.novadesk.api.wire.Versions;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Glance answers, and where. Catalogues give its address with and without the version; hosts
 * in its own links are not to be trusted.
 *
 * @param url with the version at its end
 */
record GlanceRoot(URI url, Dialect version) {
  /** Versions of the Image API that this client speaks. */
  enum Dialect {
    V1,
    V2
  }

  private static final Pattern VERSIONED = Pattern.compile("^(.*?)/v([12])(?:\\.\\d+)?/?$");

  static GlanceRoot ask(HttpTransport http, URI url) {
    String path = url.getPath() == null ? "" : url.getPath();
    Matcher m = VERSIONED.matcher(path);
    if (m.matches() && m.group(2).equals("2")) {
      return new GlanceRoot(url.resolve(m.group(1) + "/v2"), Dialect.V2);
    }
    URI base = m.matches() ? url.resolve(m.group(1) + "/") : Uris.join(url, "");
    Versions versions =
        http.exchange(
            Request.get(base).accepting(300, 400, 401, 403, 404, 405, 406), GlanceRoot::read);
    boolean two = versions.all().stream().anyMatch(v -> v.id().startsWith("v2"));
    boolean one = versions.all().stream().anyMatch(v -> v.id().startsWith("v1"));
    return two || (!one && !m.matches())
        ? new GlanceRoot(Uris.join(base, "v2"), Dialect.V2)
        : new GlanceRoot(Uris.join(base, "v1"), Dialect.V1);
  }

  private static Versions read(Answer answer) throws IOException {
    try {
      return Versions.read(answer.bytes());
    } catch (ApiException _) {
      return new Versions(List.of());
    }
  }
}
