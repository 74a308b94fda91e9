package io.novadesk.api.compute;

import io.novadesk.api.ApiException;
import io.novadesk.api.TokenSource;
import io.novadesk.api.http.Answer;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Uris;
import io.novadesk.api.wire.Versions;
import io.novadesk.api.wire.Versions.Version;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint speaks. The address stays the catalogue's: links in version documents often name
 * another scheme or host.
 *
 * @param minimum null where there are no microversions
 */
record VersionRoot(URI url, @Nullable Microversion minimum, @Nullable Microversion maximum) {
  /** The newest microversion that this client was written for. */
  static final Microversion KNOWN = Microversion.of(104);

  private static final Pattern VERSIONED = Pattern.compile("^(.*/(v\\d+(?:\\.\\d+)?))(/.*)?$");
  private static final List<String> WANTED = List.of("v2.1", "v2.0", "v2", "v1.1", "v1.0");

  static VersionRoot ask(HttpTransport http, URI url, TokenSource tokens) {
    Matcher path = VERSIONED.matcher(url.getPath() == null ? "" : url.getPath());
    String segment = path.matches() ? path.group(2) : null;
    URI root = segment == null ? Uris.join(url, "") : url.resolve(path.group(1) + "/");
    return of(url, segment, versions(http, root, tokens));
  }

  private static Versions versions(HttpTransport http, URI root, TokenSource tokens) {
    try {
      return http.exchange(
          Request.get(root)
              .token(tokens)
              .withoutRenewal()
              .accepting(300, 400, 401, 403, 404, 405, 406, 500, 501, 502),
          VersionRoot::document);
    } catch (ApiException e) {
      // The root led elsewhere, to where nothing is: the endpoint itself may be well.
      URI failed = e.facts().uri();
      boolean elsewhere =
          failed != null
              && !(Objects.equals(failed.getAuthority(), root.getAuthority())
                  && Objects.equals(failed.getScheme(), root.getScheme()));
      if (elsewhere) {
        return new Versions(List.of());
      }
      throw e;
    }
  }

  private static Versions document(Answer answer) throws IOException {
    byte[] body = answer.bytes();
    try {
      return body.length == 0 || answer.status() > 300
          ? new Versions(List.of())
          : Versions.read(body);
    } catch (ApiException _) {
      return new Versions(List.of());
    }
  }

  /**
   * @param segment the version in the catalogue's address; null: none
   */
  static VersionRoot of(URI url, @Nullable String segment, Versions versions) {
    if (segment == null) {
      for (String wanted : WANTED) {
        Version found = versions.byId(wanted).orElse(null);
        if (found != null) {
          String part = wanted.equals("v2.0") ? "v2" : wanted;
          return of(Uris.join(url, part), found);
        }
      }
      return new VersionRoot(url, null, null);
    }
    Version exact = versions.byId(segment).or(() -> versions.byId(segment + ".0")).orElse(null);
    if (exact != null) {
      return of(url, exact);
    }
    // v2.1 has microversions even where its version document is hidden.
    Microversion least = segment.equals("v2.1") ? Microversion.of(1) : null;
    return new VersionRoot(url, least, least);
  }

  private static VersionRoot of(URI url, Version version) {
    Microversion maximum = Microversion.parse(version.maximum());
    Microversion minimum = Microversion.parse(version.minimum());
    if (maximum != null && KNOWN.compareTo(maximum) < 0) {
      maximum = KNOWN;
    }
    return new VersionRoot(url, minimum, maximum);
  }
}
