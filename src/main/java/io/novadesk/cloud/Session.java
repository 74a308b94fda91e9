package io.novadesk.cloud;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Identity;
import io.novadesk.api.identity.IdentityEndpoint;
import io.novadesk.api.identity.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A connected cloud: its token, renewed as needed, and its regions. A plain object handed down by
 * constructors, because several clouds are open at once. Safe to use from many threads.
 */
public final class Session implements TokenSource, AutoCloseable {
  /** A token is renewed this long before it ends, so that no call meets its end under way. */
  private static final Duration RENEW_BEFORE = Duration.ofMinutes(2);

  private final Login login;
  private final HttpTransport http;
  private final IdentityEndpoint identity;
  private final Clock clock;
  private final ReentrantLock renewal = new ReentrantLock();
  private volatile Token token;
  private volatile List<Region> regions = List.of();

  Session(Login login, HttpTransport http, IdentityEndpoint identity, Token token, Clock clock) {
    this.login = login;
    this.http = http;
    this.identity = identity;
    this.token = token;
    this.clock = clock;
  }

  void open(List<Region> found) {
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
    return token;
  }

  public List<Region> regions() {
    return regions;
  }

  public ExchangeLog exchanges() {
    return http.log();
  }

  /** The role names of administrators; the cloud has the last word. */
  public boolean isAdmin() {
    return token.roles().stream().anyMatch("admin"::equalsIgnoreCase);
  }

  @Override
  public Secret token() {
    Token now = token;
    Instant expires = now.expires();
    // A token that lives shorter than the margin would be renewed by every call.
    if (expires != null
        && canLogInAgain()
        && clock.instant().isAfter(expires.minus(RENEW_BEFORE))) {
      return renew(now.id());
    }
    return now.id();
  }

  @Override
  public Secret renew(Secret refused) {
    renewal.lock();
    try {
      if (token.id().equals(refused)) {
        token = new Identity(http).login(identity, login.credentials(), login.scope());
      }
      return token.id();
    } finally {
      renewal.unlock();
    }
  }

  /** A bare token cannot be turned into a later one. */
  private boolean canLogInAgain() {
    return !(login.credentials() instanceof Credentials.Token)
        && !(login.credentials() instanceof Credentials.PasswordAndTotp);
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
