package io.novadesk.cloud.connect;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.Request;
import io.novadesk.api.http.UntrustedCertificateException;
import io.novadesk.api.identity.Catalogue;
import io.novadesk.api.identity.Identity;
import io.novadesk.api.identity.IdentityEndpoint;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.identity.Token;
import io.novadesk.api.image.Images;
import io.novadesk.api.network.Networks;
import io.novadesk.api.volume.Volumes;
import io.novadesk.cloud.connect.ConnectException.Field;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a {@link Login} into a {@link Session}, telling each step as it succeeds. Blocking. */
public final class Connector {
  private static final int EXCHANGES_REMEMBERED = 2_000;
  private static final int HTTPS = 443;

  private final HttpSettings settings;
  private final Clock clock;

  public Connector(HttpSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Hears what each step found. Called on the connecting thread. */
  @FunctionalInterface
  public interface Progress {
    void done(ConnectStep step, String found);
  }

  /**
   * Connects. A failure closes everything it opened.
   *
   * @throws ConnectException with the step, a sentence and a remedy
   */
  public Session connect(Login login, Progress progress) throws ConnectException {
    HttpTransport http = transport(login);
    try {
      return connect(login, http, progress);
    } catch (ConnectException | RuntimeException e) {
      http.close();
      throw e;
    }
  }

  private HttpTransport transport(Login login) throws ConnectException {
    try {
      return new HttpTransport(
          settings.withTls(login.tls()), new ExchangeLog(EXCHANGES_REMEMBERED));
    } catch (ApiException e) {
      throw new ConnectException(
          ConnectStep.RESOLVE, new Remedy.CheckField(Field.CERTIFICATE), e.getMessage(), e);
    }
  }

  private Session connect(Login login, HttpTransport http, Progress progress)
      throws ConnectException {
    resolve(login.authUrl(), http, progress);
    Identity identity = new Identity(http);
    IdentityEndpoint where = discover(identity, login.authUrl(), progress);
    Token token = logIn(identity, where, login, progress);
    Session session = new Session(login, http, where, token, clock);
    List<String> names = regionNames(login, identity, where, token, progress);
    List<Region> regions = new ArrayList<>();
    for (String name : names) {
      regions.add(region(login, http, session, token.catalogue(), name));
    }
    RegionCheck.ask(login, regions, progress);
    meetOthers(login, http, token.catalogue(), regions);
    session.open(regions);
    return session;
  }

  private static void resolve(URI url, HttpTransport http, Progress progress)
      throws ConnectException {
    String host = url.getHost();
    if (host == null) {
      throw new ConnectException(
          ConnectStep.RESOLVE,
          new Remedy.CheckField(Field.AUTH_URL),
          Text.of("connect.error.notAUrl", url.toString()),
          null);
    }
    try {
      progress.done(ConnectStep.RESOLVE, InetAddress.getByName(host).getHostAddress());
    } catch (UnknownHostException _) {
      // A proxy may know the name although we do not: the request itself decides.
      if (!http.isProxied(url)) {
        throw new ConnectException(
            ConnectStep.RESOLVE,
            new Remedy.CheckField(Field.AUTH_URL),
            Text.of("connect.error.unknownHost", host),
            null);
      }
    }
  }

  private static IdentityEndpoint discover(Identity identity, URI typed, Progress progress)
      throws ConnectException {
    try {
      IdentityEndpoint where = identity.discover(typed);
      progress.done(ConnectStep.REACH, typed.getAuthority());
      progress.done(
          ConnectStep.VERSIONS, Text.of("connect.found.identity." + where.version(), where.url()));
      return where;
    } catch (ApiException e) {
      boolean answered = e.status() != 0 || e.category() == Category.NOT_OPENSTACK;
      throw new ConnectException(
          answered ? ConnectStep.VERSIONS : ConnectStep.REACH,
          remedy(e, new Remedy.CheckField(Field.AUTH_URL)),
          e.getMessage(),
          e);
    }
  }

  /** A certificate that is not trusted can be, whatever the step; else as the step says. */
  static Remedy remedy(ApiException failure, Remedy otherwise) {
    URI where = failure.facts().uri();
    return failure.getCause() instanceof UntrustedCertificateException untrusted && where != null
        ? new Remedy.TrustCertificate(
            where.getHost() + ":" + (where.getPort() < 0 ? HTTPS : where.getPort()),
            untrusted.problem())
        : otherwise;
  }

  private static Token logIn(
      Identity identity, IdentityEndpoint where, Login login, Progress progress)
      throws ConnectException {
    try {
      Token token = identity.login(where, login.credentials(), login.scope());
      Project project = token.project();
      String user = token.userName() == null ? "" : token.userName();
      progress.done(
          ConnectStep.LOGIN,
          project == null
              ? Text.of("connect.found.user", user)
              : Text.of("connect.found.userAndProject", user, project.name()));
      return token;
    } catch (ApiException e) {
      Field field =
          switch (e.category()) {
            case UNAUTHORISED -> Field.PASSWORD;
            case NOT_FOUND, BAD_REQUEST -> Field.USER;
            case FORBIDDEN -> Field.PROJECT;
            default -> Field.AUTH_URL;
          };
      throw new ConnectException(
          ConnectStep.LOGIN, remedy(e, new Remedy.CheckField(field)), e.getMessage(), e);
    }
  }

  private static List<String> regionNames(
      Login login, Identity identity, IdentityEndpoint where, Token token, Progress progress)
      throws ConnectException {
    Catalogue catalogue = token.catalogue();
    String wanted = login.region();
    if (login.endpoints().override(Endpoints.COMPUTE) != null) {
      return List.of(wanted == null ? "" : wanted);
    }
    List<String> all = catalogue.regions(Endpoints.COMPUTE);
    if (all.isEmpty() && catalogue.endpoint(Endpoints.COMPUTE, null, login.face()).isPresent()) {
      all = List.of("");
    }
    if (all.isEmpty()) {
      throw noCompute(identity, where, token);
    }
    // An endpoint without a region is good for every region.
    if (wanted != null
        && !wanted.isEmpty()
        && !all.contains(wanted)
        && catalogue.endpoint(Endpoints.COMPUTE, wanted, login.face()).isEmpty()) {
      throw new ConnectException(
          ConnectStep.CATALOGUE,
          new Remedy.CheckField(Field.REGION),
          Text.of("connect.error.noSuchRegion", wanted, String.join(", ", all)),
          null);
    }
    List<String> names = wanted == null || wanted.isEmpty() ? all : List.of(wanted);
    progress.done(
        ConnectStep.CATALOGUE,
        Text.of("connect.found.catalogue", catalogue.services().size(), String.join(", ", names)));
    return names;
  }

  private static ConnectException noCompute(
      Identity identity, IdentityEndpoint where, Token token) {
    if (token.scope() instanceof Scope.Unscoped) {
      try {
        List<String> projects =
            identity.projects(where, token).stream().map(Project::name).toList();
        return new ConnectException(
            ConnectStep.CATALOGUE,
            new Remedy.ChooseProject(projects),
            Text.of(projects.isEmpty() ? "connect.error.noProject" : "connect.error.chooseProject"),
            null);
      } catch (ApiException e) {
        return new ConnectException(
            ConnectStep.CATALOGUE,
            remedy(e, new Remedy.CheckField(Field.PROJECT)),
            e.getMessage(),
            e);
      }
    }
    String elsewhere =
        switch (token.scope()) {
          case Scope.Domain _ -> "connect.error.domainScope";
          case Scope.System _ -> "connect.error.systemScope";
          case Scope.Project _, Scope.Unscoped _ -> "";
        };
    if (!elsewhere.isEmpty()) {
      return new ConnectException(
          ConnectStep.CATALOGUE, new Remedy.CheckField(Field.PROJECT), Text.of(elsewhere), null);
    }
    List<String> types =
        token.catalogue().services().stream().map(Catalogue.Service::type).distinct().toList();
    return new ConnectException(
        ConnectStep.CATALOGUE,
        new Remedy.TypeComputeUrl(types),
        types.isEmpty()
            ? Text.of("connect.error.emptyCatalogue")
            : Text.of("connect.error.noCompute", String.join(", ", types)),
        null);
  }

  private static Region region(
      Login login, HttpTransport http, Session session, Catalogue catalogue, String name)
      throws ConnectException {
    URI url =
        address(login, catalogue, Endpoints.COMPUTE, name)
            .orElseThrow(
                () ->
                    new ConnectException(
                        ConnectStep.CATALOGUE,
                        new Remedy.TypeComputeUrl(List.of()),
                        Text.of(
                            "connect.error.noFace", login.face().name().toLowerCase(Locale.ROOT)),
                        null));
    URI glance = address(login, catalogue, Endpoints.IMAGE, name).orElse(null);
    URI neutron = address(login, catalogue, Endpoints.NETWORK, name).orElse(null);
    URI cinder =
        Volumes.SERVICE_TYPES.stream()
            .flatMap(type -> address(login, catalogue, type, name).stream())
            .findFirst()
            .orElse(null);
    ComputeClient compute = ComputeClient.at(http, url, session);
    return new Region(
        name,
        compute,
        Images.at(http, glance, compute, session),
        neutron == null ? null : Networks.open(http, neutron, session),
        cinder == null ? null : Volumes.open(http, cinder, session));
  }

  /**
   * The other services are asked when they are needed, but whether to trust a certificate of theirs
   * only this moment can ask. Whatever else is wrong with them is told where they are used.
   */
  private static void meetOthers(
      Login login, HttpTransport http, Catalogue catalogue, List<Region> regions)
      throws ConnectException {
    Set<String> met = new HashSet<>();
    met.add(login.authUrl().getAuthority());
    for (Region region : regions) {
      met.add(region.compute().url().getAuthority());
      address(login, catalogue, Endpoints.IMAGE, region.name())
          .ifPresent(url -> met.add(url.getAuthority()));
      for (URI url : others(login, catalogue, region.name())) {
        if (region.hasAnswered()
            && "https".equalsIgnoreCase(url.getScheme())
            && met.add(url.getAuthority())) {
          meet(http, url.resolve("/"));
        }
      }
    }
  }

  private static List<URI> others(Login login, Catalogue catalogue, String region) {
    return Stream.concat(Stream.of(Endpoints.NETWORK), Volumes.SERVICE_TYPES.stream())
        .flatMap(type -> address(login, catalogue, type, region).stream())
        .toList();
  }

  private static void meet(HttpTransport http, URI root) throws ConnectException {
    try {
      http.send(Request.get(root));
    } catch (ApiException e) {
      if (e.category() == Category.CANCELLED) {
        throw e;
      }
      if (remedy(e, new Remedy.TryAgain()) instanceof Remedy.TrustCertificate trust) {
        throw new ConnectException(ConnectStep.COMPUTE, trust, e.getMessage(), e);
      }
    }
  }

  private static Optional<URI> address(
      Login login, Catalogue catalogue, String type, String region) {
    return login.endpoints().find(type, catalogue, region, login.face(), login.authUrl());
  }

  /**
   * A URL as a person types it: without scheme it is taken for https, on this machine for http.
   * Null: not one.
   */
  public static @Nullable URI parse(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return null;
    }
    if (!text.contains("://")) {
      boolean local =
          text.startsWith("localhost") || text.startsWith("127.") || text.startsWith("[::1]");
      text = (local ? "http://" : "https://") + text;
    }
    try {
      URI url = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      return web && url.getHost() != null ? url : null;
    } catch (URISyntaxException _) {
      return null;
    }
  }
}
