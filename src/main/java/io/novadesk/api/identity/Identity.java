package io.novadesk.api.identity;

import io.novadesk.api.http.HttpTransport;
import java.net.URI;
import java.util.List;

/** Logs in, in every age of the identity service. */
public final class Identity {
  private final HttpTransport http;

  public Identity(HttpTransport http) {
    this.http = http;
  }

  /**
   * Finds the identity service behind whatever was typed.
   *
   * @throws io.novadesk.api.ApiException NOT_OPENSTACK with a sentence that says what was found
   *     there (a web page, the compute service, nothing)
   */
  public IdentityEndpoint discover(URI typed) {
    throw new UnsupportedOperationException(http.toString());
  }

  /**
   * @throws io.novadesk.api.ApiException UNAUTHORISED for wrong credentials
   */
  public Token login(IdentityEndpoint where, Credentials who, Scope what) {
    throw new UnsupportedOperationException();
  }

  /** The projects that this token may be scoped to. */
  public List<Project> projects(IdentityEndpoint where, Token token) {
    throw new UnsupportedOperationException();
  }
}
