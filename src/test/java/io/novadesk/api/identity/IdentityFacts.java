package io.novadesk.api.identity;

import io.novadesk.api.ApiException;
import io.novadesk.api.Facts;
import io.novadesk.api.Recorded;
import io.novadesk.api.identity.Catalogue.Endpoint;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Catalogue.Service;
import io.novadesk.api.wire.Headers;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the readers of logins tell. */
public final class IdentityFacts {
  private IdentityFacts() {}

  /** Everything that these readers can make of a body; used to show that none of them breaks. */
  public static void readAll(byte[] body, List<Throwable> unexpected) {
    try {
      LoginAnswer.read(Headers.NONE, body).toToken();
    } catch (ApiException _) {
      // Told as it should be.
    } catch (RuntimeException | StackOverflowError e) {
      unexpected.add(e);
    }
    try {
      ProjectReader.page(body);
    } catch (ApiException _) {
      // Told as it should be.
    } catch (RuntimeException | StackOverflowError e) {
      unexpected.add(e);
    }
  }

  public static Facts of(Recorded row) throws IOException {
    byte[] body = row.body();
    if (row.kind().endsWith("tenants")) {
      List<Project> all = ProjectReader.page(body).items();
      return key -> project(all, key);
    }
    LoginAnswer answer = LoginAnswer.read(row.headers(), body);
    return key -> login(answer, key);
  }

  private static @Nullable String project(List<Project> all, String key) {
    return switch (key) {
      case "count" -> Integer.toString(all.size());
      case "next" -> null;
      case "first.id" -> all.getFirst().id();
      case "first.name" -> all.getFirst().name();
      case "first.enabled" -> Boolean.toString(all.getFirst().enabled());
      case "first.description" -> all.getFirst().description();
      case "first.domain_id" -> all.getFirst().domainName();
      default -> throw new IllegalArgumentException("unknown fact " + key);
    };
  }

  private static @Nullable String login(LoginAnswer a, String key) {
    return switch (key) {
      case "token" -> a.tokenId();
      case "expires" -> Facts.time(a.expires());
      case "scope" ->
          switch (a.scope()) {
            case Scope.Project _ -> "project";
            case Scope.Trust _ -> "trust";
            case Scope.Domain _ -> "domain";
            case Scope.System _ -> "system";
            case Scope.Unscoped _ -> "unscoped";
          };
      case "project.id" -> a.project() == null ? null : a.project().id();
      case "project.name" -> a.project() == null ? null : a.project().name();
      case "domain.name" -> a.scope() instanceof Scope.Domain d ? d.name() : null;
      case "user.name" -> a.userName();
      case "user.id" -> a.userId();
      case "roles" -> String.join(",", a.roles());
      case "services" -> Integer.toString(a.catalogue().services().size());
      case "compute" ->
          a.catalogue()
              .endpoint("compute", null, Interface.PUBLIC)
              .map(e -> e.url().toString())
              .orElse(null);
      case "compute-first-generation" ->
          computes(a)
              .filter(s -> Catalogue.FIRST_GENERATION.equals(s.name()))
              .map(s -> s.endpoints().getFirst().url().toString())
              .findFirst()
              .orElse(null);
      default -> endpoint(a, key);
    };
  }

  private static java.util.stream.Stream<Service> computes(LoginAnswer a) {
    return a.catalogue().services().stream().filter(s -> s.type().equals("compute"));
  }

  private static @Nullable String endpoint(LoginAnswer a, String key) {
    if (!key.startsWith("compute@")) {
      throw new IllegalArgumentException("unknown fact " + key);
    }
    String[] where = key.substring(8).split("/", -1);
    String region = where[0].equals("-") ? null : where[0];
    if (where.length == 1) {
      return a.catalogue()
          .endpoint("compute", region, Interface.PUBLIC)
          .map(e -> e.url().toString())
          .orElse(null);
    }
    return computes(a)
        .flatMap(s -> s.endpoints().stream())
        .filter(e -> e.face() == Interface.PUBLIC)
        .filter(e -> region == null || region.equals(e.region()))
        .filter(e -> e.version() != null && e.version().replace("v", "").equals(where[1]))
        .map(Endpoint::url)
        .map(Object::toString)
        .findFirst()
        .orElse(null);
  }
}
