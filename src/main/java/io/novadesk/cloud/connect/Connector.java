package io.novadesk.cloud.connect;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.UntrustedCertificateException;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Identity;
import io.novadesk.api.identity.IdentityEndpoint;
import io.novadesk.api.identity.OtherAddressException;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.identity.Token;
import io.novadesk.cloud.connect.ConnectException.Field;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.FirstRows;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a {@link Login} into a {@link Session}, telling each step as it succeeds. Blocking. */
public final class Connector {
  private static final int EXCHANGES_REMEMBERED = 2_000;

  private final HttpSettings settings;
  private final InstantSource clock;
  private final BrowserSignOn browser;

  public Connector(HttpSettings settings, InstantSource clock) {
    this(settings, clock, BrowserSignOn.standard());
  }

  /**
   * @param browser how a sign-on in the browser goes
   */
  public Connector(HttpSettings settings, InstantSource clock, BrowserSignOn browser) {
    this.settings = settings;
    this.clock = clock;
    this.browser = browser;
  }

  public BrowserSignOn browser() {
    return browser;
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
    return connect(login, (_, _) -> login, login.credentials(), newLog(), progress);
  }

  /**
   * The same by a proof that is good for once, such as the token of another project: the login's
   * own credentials are kept for later.
   */
  public Session connect(Login login, Credentials first, Progress progress)
      throws ConnectException {
    return connect(login, (_, _) -> login, first, newLog(), progress);
  }

  /**
   * The same for a session beside another one: what goes over the wire is in that one's log.
   *
   * @param person who signs on where the login wants it
   */
  public Session connectBeside(Session other, Login login, BrowserSignOn.Person person)
      throws ConnectException {
    return connect(login, person, other.exchanges(), (_, _) -> {});
  }

  /**
   * The same where a person may have to sign on in the browser first.
   *
   * @param person who does it; asked only for a login that wants it
   */
  public Session connect(Login login, BrowserSignOn.Person person, Progress progress)
      throws ConnectException {
    return connect(login, person, newLog(), progress);
  }

  private Session connect(
      Login login, BrowserSignOn.Person person, ExchangeLog log, Progress progress)
      throws ConnectException {
    if (!(login.credentials() instanceof Credentials.Browser(var by, var token))
        || !token.isEmpty()) {
      return connect(login, (_, _) -> login, login.credentials(), log, progress);
    }
    return connect(
        login,
        (identity, where) -> browser.signOn(login, by, identity, where, person),
        null,
        log,
        progress);
  }

  private static ExchangeLog newLog() {
    return new ExchangeLog(EXCHANGES_REMEMBERED);
  }

  /** Makes a login whole before it is tried. */
  private interface Preparation {
    Login of(Identity identity, IdentityEndpoint where) throws ConnectException;
  }

  /** Lists of clouds that are open give way meanwhile. */
  private Session connect(
      Login asked,
      Preparation preparation,
      @Nullable Credentials first,
      ExchangeLog log,
      Progress progress)
      throws ConnectException {
    FirstRows.OF_ALL.begin();
    try {
      return open(
          asked,
          preparation,
          first,
          log,
          (step, found) -> {
            FirstRows.OF_ALL.step();
            progress.done(step, found);
          });
    } finally {
      FirstRows.OF_ALL.end();
    }
  }

  /**
   * @param first null: the credentials of the login when it is whole
   */
  private Session open(
      Login asked,
      Preparation preparation,
      @Nullable Credentials first,
      ExchangeLog log,
      Progress progress)
      throws ConnectException {
    HttpTransport http = transport(asked, log);
    Identity identity = new Identity(http);
    Session session;
    Login login;
    try {
      resolve(asked.authUrl(), http, progress);
      IdentityEndpoint where = discover(identity, asked.authUrl(), progress);
      login = preparation.of(identity, where);
      try {
        Credentials proof = first == null ? login.credentials() : first;
        Token token = logIn(identity, where, proof, login.scope(), progress);
        session = new Session(login, http, where, token, clock);
      } finally {
        if (login != asked) {
          login.credentials().secrets().forEach(Secret::wipe);
        }
      }
    } catch (ConnectException | RuntimeException e) {
      http.close();
      throw e;
    }
    try {
      CatalogueCheck catalogue = new CatalogueCheck(session, identity);
      List<Region> regions = catalogue.regions(progress);
      RegionCheck.ask(login, regions, progress);
      catalogue.meetOthers(regions);
      session.open(regions);
      return session;
    } catch (ConnectException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private HttpTransport transport(Login login, ExchangeLog log) throws ConnectException {
    try {
      return new HttpTransport(settings.withTls(login.tls()), log);
    } catch (ApiException e) {
      throw new ConnectException(
          ConnectStep.RESOLVE, new Remedy.CheckField(Field.CERTIFICATE), e.getMessage(), e);
    }
  }

  private static void resolve(URI url, HttpTransport http, Progress progress)
      throws ConnectException {
    String host = url.getHost();
    if (host == null) {
      throw new ConnectException(
          ConnectStep.RESOLVE,
          new Remedy.CheckField(Field.AUTH_URL),
          Text.of("connect.error.notAUrl"),
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
      if (!Endpoints.host(where.url()).equals(Endpoints.host(typed))) {
        progress.done(
            ConnectStep.REACH,
            Text.of("connect.found.moved", where.url().getScheme(), Endpoints.host(where.url())));
      }
      progress.done(
          ConnectStep.VERSIONS, Text.of("connect.found.identity." + where.version(), where.url()));
      return where;
    } catch (ApiException e) {
      boolean answered = e.status() != 0 || e.category() == Category.NOT_OPENSTACK;
      throw new ConnectException(
          answered ? ConnectStep.VERSIONS : ConnectStep.REACH,
          remedy(
              e,
              e.getCause() instanceof OtherAddressException other
                  ? new Remedy.UseAddress(other.address())
                  : new Remedy.CheckField(Field.AUTH_URL)),
          e.getMessage(),
          e);
    }
  }

  /** A certificate that is not trusted can be, whatever the step; else as the step says. */
  static Remedy remedy(ApiException failure, Remedy otherwise) {
    URI where = failure.facts().uri();
    return failure.getCause() instanceof UntrustedCertificateException untrusted && where != null
        ? new Remedy.TrustCertificate(Endpoints.host(where), untrusted.problem())
        : otherwise;
  }

  private static Token logIn(
      Identity identity,
      IdentityEndpoint where,
      Credentials credentials,
      Scope scope,
      Progress progress)
      throws ConnectException {
    try {
      Token token = identity.login(where, credentials, scope);
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
      boolean codeWanted =
          credentials instanceof Credentials.Password && Identity.isPasscodeWanted(e);
      Remedy usual = codeWanted ? new Remedy.TypePasscode() : new Remedy.CheckField(field);
      throw new ConnectException(ConnectStep.LOGIN, remedy(e, usual), e.getMessage(), e);
    }
  }
}
