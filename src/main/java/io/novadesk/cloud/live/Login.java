package io.novadesk.cloud.live;

import io.novadesk.api.Secret;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Everything that it takes to connect to a cloud.
 *
 * @param cloudName what the person calls it
 * @param authUrl as typed
 * @param region null: every region of the catalogue; several are separated by commas
 * @param endpoints where the services stand when the catalogue is wrong about it
 */
public record Login(
    String cloudName,
    URI authUrl,
    Credentials credentials,
    Scope scope,
    @Nullable String region,
    Catalogue.Interface face,
    TlsSettings tls,
    Endpoints endpoints) {

  /** The same with secrets of its own, that live on when these are wiped. */
  Login copy() {
    Secret key = tls.keyPassword();
    return new Login(
        cloudName,
        authUrl,
        credentials.copy(),
        scope,
        region,
        face,
        key == null ? tls : tls.withKeyPassword(key.copy()),
        endpoints);
  }

  /** The same for another proof of who we are. */
  public Login with(Credentials other) {
    return new Login(cloudName, authUrl, other, scope, region, face, tls, endpoints);
  }

  /** The same cloud under a name of its own, with another scope. */
  public Login to(Scope other, String name) {
    return new Login(name, authUrl, credentials, other, region, face, tls, endpoints);
  }

  /**
   * The same for one region alone.
   *
   * @param only empty where the cloud has no regions
   */
  public Login in(String only) {
    String name = only.isEmpty() ? null : only;
    return new Login(cloudName, authUrl, credentials, scope, name, face, tls, endpoints);
  }

  /** Overwrites its secrets in memory. */
  public void wipe() {
    credentials.secrets().forEach(Secret::wipe);
    if (tls.keyPassword() != null) {
      tls.keyPassword().wipe();
    }
  }
}
