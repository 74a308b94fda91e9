package io.novadesk.cloud.live;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Identity;
import io.novadesk.api.identity.IdentityEndpoint;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Token;
import io.novadesk.cloud.action.Asker;
import java.time.Clock;
import java.util.List;

/**
 * A connected cloud: its token, renewed as needed, and its regions. A plain object handed down by
 * constructors, because several clouds are open at once. Safe to use from many threads.
 */
public final class Session implements TokenSource, AutoCloseable {
  private final Login login;
  private final HttpTransport http;
  private final IdentityEndpoint identity;
  private final Renewal renewal;
  private volatile List<Region> regions = List.of();

  public Session(
      Login login, HttpTransport http, IdentityEndpoint identity, Token token, Clock clock) {
    this.login = login;
    this.http = http;
    this.identity = identity;
    this.renewal =
        new Renewal(
            token,
            () -> new Identity(http).login(identity, login.credentials(), login.scope()),
            canLogInAgain(login.credentials()),
            clock);
  }

  public void open(List<Region> found) {
    regions = List.copyOf(found);
  }

  public String cloudName() {
    return login.cloudName();
  }

  public Login login() {
    return login;
  }

  /** What the cloud said at the last login. */
  public Token identity() {
    return renewal.current();
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

  /** The role names of administrators; the cloud has the last word. */
  public boolean isAdmin() {
    return renewal.current().roles().stream().anyMatch("admin"::equalsIgnoreCase);
  }

  /** Every project of the cloud, for administrators; none where an old cloud cannot tell them. */
  public List<Project> everyProject() {
    return new Identity(http).everyProject(identity, this);
  }

  @Override
  public Secret token() {
    return renewal.token();
  }

  @Override
  public Secret renew(Secret refused) {
    return renewal.renew(refused);
  }

  /** A bare token cannot be turned into a later one; a one-time password is good for once. */
  private static boolean canLogInAgain(Credentials credentials) {
    return !(credentials instanceof Credentials.Token)
        && !(credentials instanceof Credentials.PasswordAndTotp);
  }

  /** Ends the live model of every region and closes connections. Nothing is told to the cloud. */
  @Override
  public void close() {
    regions.forEach(Region::close);
    http.close();
  }

  @Override
  public String toString() {
    return "Session[" + login.cloudName() + "]";
  }

  /** Whether this failure means that the person has to log in again. */
  public static boolean isLoginLost(ApiException e) {
    return e.category() == ApiException.Category.UNAUTHORISED;
  }
}
