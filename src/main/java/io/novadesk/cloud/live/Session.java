package io.novadesk.cloud.live;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.identity.ApplicationCredential;
import io.novadesk.api.identity.ApplicationCredentials;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Identity;
import io.novadesk.api.identity.IdentityEndpoint;
import io.novadesk.api.identity.IdentityEndpoint.IdentityVersion;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.identity.Token;
import io.novadesk.api.identity.WideScopes;
import io.novadesk.cloud.action.Asker;
import io.novadesk.i18n.Text;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A connected cloud: its token, renewed as needed, and its regions. A plain object handed down by
 * constructors, because several clouds are open at once. Safe to use from many threads.
 */
public final class Session implements TokenSource, AutoCloseable {
  private final HttpTransport http;
  private final IdentityEndpoint identity;
  private final Renewal renewal;
  private final List<Runnable> onLogin = new CopyOnWriteArrayList<>();
  private volatile Login login;
  private volatile List<Region> regions = List.of();
  private volatile String nickname = "";
  private volatile int which = 1;
  private volatile boolean toldApart;
  private @Nullable Future<?> end;

  /**
   * @param login whose secrets stay the caller's: the session wipes copies
   */
  public Session(
      Login login,
      HttpTransport http,
      IdentityEndpoint identity,
      Token token,
      InstantSource clock) {
    this.login = login.copy();
    this.http = http;
    this.identity = identity;
    this.renewal =
        new Renewal(
            token,
            () -> logIn(this.login),
            () -> this.login.credentials().canBeRepeated(),
            // Not those of the parameter: it would keep the caller's secrets in memory.
            address -> this.login.endpoints().allow(address, identity.url()),
            this::loginChanged,
            clock);
  }

  private Token logIn(Login with) {
    return new Identity(http).login(identity, with.credentials(), with.scope());
  }

  /** Where it logged in. */
  public IdentityEndpoint where() {
    return identity;
  }

  public HttpTransport http() {
    return http;
  }

  public void open(List<Region> found) {
    regions = List.copyOf(found);
  }

  /** By what it is known to files and to its own parts. */
  public String cloudName() {
    return login.cloudName();
  }

  /** What no other open cloud is known by, even one of the same name. */
  public String key() {
    return key(cloudName(), which);
  }

  /** That of the cloud with this name and number. */
  public static String key(String cloudName, int number) {
    return number == 1 ? cloudName : cloudName + "#" + number;
  }

  /** What a person reads: the name that they gave it here, or its own. */
  public String shownName() {
    String name = nickname.isEmpty() ? cloudName() : nickname;
    return toldApart ? name + " (" + which + ")" : name;
  }

  /**
   * Says which of the open clouds of its name this is; to be told before anything asks for its key.
   *
   * @param number 1: the only one, or the first
   * @param toldApart whether a person would take it for another one that is open
   */
  public void number(int number, boolean toldApart) {
    which = number;
    this.toldApart = toldApart;
  }

  /** Is called so from now on; empty: by its own name. */
  public void call(String name) {
    nickname = name;
  }

  public Login login() {
    return login;
  }

  /** To whom belongs what is kept for the next start: the cloud, and the project in it. */
  public String home() {
    Project project = identity().project();
    return login.authUrl() + " " + (project == null ? "" : project.id());
  }

  /** What the cloud said at the last login. */
  public Token identity() {
    return renewal.current();
  }

  /** How long the token is still good for; null: it is not known to end. */
  public @Nullable Duration tokenLeft() {
    return renewal.left();
  }

  public List<Region> regions() {
    return regions;
  }

  /** Who asks one of the regions, as far as that decides what it grants. */
  public Asker asker(Region region) {
    return Asker.withRoles(identity().roles(), region.microversion());
  }

  public ExchangeLog exchanges() {
    return http.log();
  }

  /**
   * Why a person has to log in again: the cloud refused the login, or the token has ended and
   * cannot be renewed. Until then nothing is sent. Null: nobody has to.
   */
  public @Nullable ApiException loginNeeded() {
    return renewal.lost();
  }

  /** Whether a call failed because a person has to log in again: nothing was sent. */
  public static boolean isLoginNeeded(ApiException e) {
    return Renewal.isLoginNeeded(e);
  }

  /**
   * Runs, on any thread, when a person has to log in again and when that is done. Close the answer
   * to stop.
   */
  public AutoCloseable onLogin(Runnable action) {
    onLogin.add(action);
    return () -> onLogin.remove(action);
  }

  private void loginChanged() {
    onLogin.forEach(Runnable::run);
  }

  /**
   * Logs in again, once, and goes on with everything that is open. Blocking.
   *
   * @param credentials take the place of those until now; the caller may wipe them afterwards
   * @throws ApiException when the cloud refuses them; with a sentence when they are somebody else's
   *     or good for another project
   */
  public void logInAgain(Credentials credentials) {
    Login again = login.with(credentials.copy());
    Token token = logIn(again);
    Token before = renewal.current();
    boolean same =
        Objects.equals(token.userId(), before.userId())
            && Objects.equals(idOf(token.project()), idOf(before.project()));
    if (!same) {
      token.id().wipe();
      throw new ApiException(
          Text.of("session.loginOfAnother", cloudName()),
          new ApiException.Facts(
              ApiException.Category.FORBIDDEN,
              "POST",
              identity.url(),
              0,
              null,
              null,
              null,
              null,
              null,
              false),
          null);
    }
    login = again;
    renewal.restore(token);
    loginChanged();
    regions.forEach(region -> region.inventory().refresh(false));
  }

  private static @Nullable String idOf(@Nullable Project project) {
    return project == null ? null : project.id();
  }

  /** The role names of administrators; the cloud has the last word. */
  public boolean isAdmin() {
    return renewal.current().roles().stream().anyMatch("admin"::equalsIgnoreCase);
  }

  /** Every project of the cloud, for administrators; none where an old cloud cannot tell them. */
  public List<Project> everyProject() {
    return new Identity(http).everyProject(identity, this);
  }

  /** The projects that this login may use; none where the oldest clouds cannot tell. Blocking. */
  public List<Project> ownProjects() {
    // Renews it where it has ended.
    token();
    return new Identity(http).projects(identity, renewal.current());
  }

  /** What else than a project this login may be for. Blocking. */
  public WideScopes wideScopes() {
    token();
    return WideScopes.read(http, identity, renewal.current());
  }

  /** Whether this login is good for more projects than one. */
  public boolean mayChangeProject() {
    return !(login.credentials() instanceof Credentials.ApplicationCredential);
  }

  /**
   * What keeps another project of this cloud, or what it has beside projects, open, once {@link
   * #proof()} has opened it.
   *
   * @param name what the person calls that session
   * @return with secrets of its own, which the caller wipes
   */
  public Login loginTo(Scope scope, String name) {
    return login.to(scope, name).copy();
  }

  /** The present token, which opens other projects without a secret being typed. Blocking. */
  public Credentials proof() {
    return new Credentials.Token(token());
  }

  /**
   * The application credentials of whoever logged in; null where the cloud is too old for them, or
   * does not tell who that is.
   */
  public @Nullable ApplicationCredentials applicationCredentials() {
    String user = identity().userId();
    return user == null || identity.version() != IdentityVersion.V3
        ? null
        : new ApplicationCredentials(http, identity, this, user);
  }

  /** What a user is called, for administrators; null where an old cloud cannot tell it. */
  public @Nullable String userName(String userId) {
    return new Identity(http).userName(identity, this, userId);
  }

  @Override
  public boolean mayGoTo(URI address) {
    return renewal.mayGoTo(address);
  }

  /** An application credential may have rules for what alone it is good. */
  @Override
  public @Nullable String whyNot(String method, URI address) {
    Token token = renewal.current();
    ApplicationCredential with = token.credential();
    return with == null ? null : with.whyNot(method, address, token.catalogue());
  }

  @Override
  public Secret token() {
    return renewal.token();
  }

  @Override
  public Secret renew(Secret refused) {
    return renewal.renew(refused);
  }

  /**
   * Ends the live model of every region and leaves the cloud: from now on nothing is sent. In the
   * background the token is given back; then connections are closed, and the secrets are
   * overwritten in memory.
   */
  @Override
  public synchronized void close() {
    if (end == null) {
      regions.forEach(Region::close);
      onLogin.clear();
      end = new Farewell(http, identity, login, renewal.close()).say();
    }
  }

  /** What still goes on after {@link #close()}: done when the token is given back, or cannot be. */
  public synchronized Future<?> end() {
    close();
    return Objects.requireNonNull(end);
  }

  @Override
  public String toString() {
    return "Session[" + login.cloudName() + "]";
  }
}
