package io.novadesk.api.identity;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.http.Answer;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.Request;
import io.novadesk.api.identity.IdentityEndpoint.IdentityVersion;
import io.novadesk.api.wire.Fault;
import io.novadesk.api.wire.FaultReader;
import io.novadesk.api.wire.Versions;
import io.novadesk.api.wire.Versions.Version;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the identity service behind whatever was typed. */
final class Discovery {
  private static final Pattern VERSIONED = Pattern.compile("^(.*)/(v3|v2\\.0|v1\\.[01]|v1)$");

  /** What people copy along with an address: where tokens are made, and slashes. */
  private static final Pattern COPIED_ALONG = Pattern.compile("(/auth(/tokens)?|/tokens|/+)+$");

  /** Further up than this nobody has an identity service. */
  private static final int MOST_STEPS_UP = 4;

  private static final Integer[] NOT_FATAL = {300, 400, 401, 403, 404, 405, 406};

  private final HttpTransport http;

  Discovery(HttpTransport http) {
    this.http = http;
  }

  /** What one address answered. */
  private record Found(URI uri, int status, @Nullable Versions versions, @Nullable String page) {
    private static final Set<Integer> HIDDEN = Set.of(401, 403, 405);

    private boolean isHidden() {
      return HIDDEN.contains(status);
    }

    /** Whether that is what an identity service of this version answers. */
    boolean speaks(String segment) {
      if (versions != null && !versions.all().isEmpty()) {
        // Those of v1 stand under many ids, and so does v2.0.
        String generation = segment.substring(0, 2);
        return status <= 300
            && versions.all().stream().anyMatch(v -> v.id().startsWith(generation));
      }
      // Some hide their versions from those who have not logged in; v1 never told any.
      return isHidden() || (segment.startsWith("v1") && status != 404);
    }
  }

  IdentityEndpoint find(URI typed) {
    URI wanted = normalised(typed);
    Found found = look(wanted);
    URI base = settled(wanted, found);
    reject(found);
    Matcher m = VERSIONED.matcher(base.getPath());
    if (m.matches()) {
      if (!found.speaks(m.group(2))) {
        throw elsewhere(base, found);
      }
      return new IdentityEndpoint(base, version(m.group(2)));
    }
    IdentityEndpoint listed = listed(base, found.versions());
    return listed != null ? listed : probe(base, found);
  }

  /**
   * Where the identity service stands after all. One that has moved to another port or to TLS is
   * followed, as other clients do; another host, or one where the password could be read on the
   * way, is for a person to decide.
   */
  private static URI settled(URI wanted, Found found) {
    URI reached = withPath(found.uri(), trimmed(found.uri()));
    if (reached.equals(wanted) || (found.versions() == null && !found.isHidden())) {
      return wanted;
    }
    boolean clear = wanted.getScheme().equals("https") && reached.getScheme().equals("http");
    if (clear || !reached.getHost().equalsIgnoreCase(wanted.getHost())) {
      throw failure(
          wanted,
          Category.NOT_OPENSTACK,
          Text.of(clear ? "identity.movedInClear" : "identity.moved", wanted, reached),
          reached);
    }
    return reached;
  }

  private static URI normalised(URI typed) {
    String scheme = typed.getScheme() == null ? "" : typed.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || typed.getHost() == null) {
      throw failure(typed, Category.NOT_OPENSTACK, Text.of("http.noUrl"));
    }
    return withPath(typed, trimmed(typed));
  }

  private static String trimmed(URI uri) {
    return uri.getPath() == null ? "" : COPIED_ALONG.matcher(uri.getPath()).replaceAll("");
  }

  private static URI withPath(URI base, String path) {
    String scheme = base.getScheme().toLowerCase(Locale.ROOT);
    return URI.create(scheme + "://" + base.getRawAuthority() + path);
  }

  private static IdentityVersion version(String segment) {
    return switch (segment) {
      case "v3" -> IdentityVersion.V3;
      case "v2.0" -> IdentityVersion.V2_0;
      default -> IdentityVersion.V1_0;
    };
  }

  private Found look(URI uri) {
    // Some servers answer only the address with a slash at its end.
    URI asked = uri.getPath().isEmpty() ? uri.resolve("/") : uri;
    return http.exchange(Request.get(asked).accepting(NOT_FATAL), Discovery::found);
  }

  private static Found found(Answer answer) throws IOException {
    byte[] body = answer.bytes();
    Versions versions = null;
    try {
      versions = body.length == 0 ? null : Versions.read(body);
    } catch (ApiException _) {
      // No version document; a web page is told below, anything else may still be an old cloud.
    }
    String page = null;
    if (versions == null && answer.status() < 300) {
      Fault fault = FaultReader.read(answer.status(), answer.headers(), body);
      page = fault.kind().equals("text/html") ? fault.message() : null;
    }
    return new Found(answer.uri(), answer.status(), versions, page);
  }

  private static void reject(Found found) {
    if (found.page() != null) {
      throw failure(found.uri(), Category.NOT_OPENSTACK, Text.of("identity.webPage", found.page()));
    }
    Versions versions = found.versions();
    String other = versions == null ? null : otherService(versions.all());
    if (other != null) {
      throw failure(found.uri(), Category.NOT_OPENSTACK, Text.of("identity.otherService." + other));
    }
  }

  /** Another service tells itself by its media types or by its version numbers. */
  private static @Nullable String otherService(List<Version> versions) {
    for (Version v : versions) {
      String types = v.mediaTypes();
      if (types.contains("identity")) {
        return null;
      }
      for (String service : List.of("compute", "volume")) {
        if (types.contains("openstack." + service)) {
          return service;
        }
      }
      String id = v.id().toLowerCase(Locale.ROOT);
      if (id.equals("v2.1") && v.microversioned()) {
        return "compute";
      }
      // Identity v2.0 is at /v2.0; the others that call themselves v2.0 are at /v2.
      if (id.equals("v2.0") && v.self() != null && v.self().matches(".*/v2/?")) {
        return "computeOrImage";
      }
      if (v.microversioned() && id.equals("v3.0")) {
        return "volume";
      }
    }
    boolean image =
        versions.stream().anyMatch(v -> v.id().matches("v2\\.[1-9]\\d*")) && noneIsV3(versions);
    return image ? "image" : null;
  }

  private static boolean noneIsV3(List<Version> versions) {
    return versions.stream().noneMatch(v -> v.id().startsWith("v3"));
  }

  private static @Nullable IdentityEndpoint listed(URI base, @Nullable Versions versions) {
    if (versions == null) {
      return null;
    }
    for (String wanted : List.of("v3", "v2.0", "v1")) {
      for (Version v : versions.all()) {
        if (v.id().toLowerCase(Locale.ROOT).startsWith(wanted)) {
          String segment = wanted.equals("v1") ? v.id() : wanted;
          return new IdentityEndpoint(
              withPath(base, base.getPath() + "/" + segment), version(wanted));
        }
      }
    }
    return null;
  }

  /** Nothing readable at the address itself: look where each version would be. */
  private IdentityEndpoint probe(URI base, Found found) {
    for (String segment : List.of("v3", "v2.0")) {
      URI candidate = withPath(base, base.getPath() + "/" + segment);
      Found there = look(candidate);
      if (there.versions() != null && !there.versions().all().isEmpty() && there.status() <= 300) {
        reject(there);
        return new IdentityEndpoint(candidate, version(segment));
      }
    }
    throw elsewhere(base, found);
  }

  /** Nothing of use at the address: further up there may be. */
  private ApiException elsewhere(URI base, Found found) {
    URI at = base;
    for (int steps = 0; steps < MOST_STEPS_UP && !at.getPath().isEmpty(); steps++) {
      at = withPath(at, at.getPath().substring(0, at.getPath().lastIndexOf('/')));
      URI there = identityAt(at);
      URI below = withPath(at, at.getPath() + "/v3");
      if (there == null && !below.equals(base) && !VERSIONED.matcher(at.getPath()).matches()) {
        there = identityAt(below);
      }
      if (there != null) {
        return failure(
            base,
            Category.NOT_OPENSTACK,
            Text.of("identity.elsewhere", base, String.valueOf(found.status()), there),
            there);
      }
    }
    return failure(
        found.uri(),
        Category.NOT_OPENSTACK,
        Text.of("identity.none", String.valueOf(found.status())));
  }

  /** Null: there is none. */
  private @Nullable URI identityAt(URI at) {
    Found found;
    try {
      found = look(at);
    } catch (ApiException e) {
      if (e.category() == Category.CANCELLED) {
        throw e;
      }
      // What is wrong there is no answer to what was typed.
      return null;
    }
    boolean same = Objects.equals(found.uri().getRawAuthority(), at.getRawAuthority());
    if (!same
        || found.page() != null
        || found.versions() == null
        || found.status() > 300
        || otherService(found.versions().all()) != null) {
      return null;
    }
    Matcher m = VERSIONED.matcher(at.getPath());
    if (m.matches()) {
      return found.speaks(m.group(2)) ? at : null;
    }
    IdentityEndpoint listed = listed(at, found.versions());
    return listed == null ? null : listed.url();
  }

  private static ApiException failure(URI uri, Category category, String sentence) {
    return failure(uri, category, sentence, null);
  }

  /**
   * @param instead the address that may be meant; null: none is known
   */
  private static ApiException failure(
      URI uri, Category category, String sentence, @Nullable URI instead) {
    return new ApiException(
        sentence,
        new ApiException.Facts(category, "GET", uri, 0, null, null, null, null, null, false),
        instead == null ? null : new OtherAddressException(instead));
  }
}
