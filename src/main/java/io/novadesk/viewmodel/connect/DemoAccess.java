package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import java.net.URI;

/** The way into a running demo cloud. */
public record DemoAccess(URI authUrl, String user, Secret password, String project) {
  Login login(String cloudName) {
    return new Login(
        cloudName,
        authUrl,
        new Credentials.Password(user, null, password),
        new Scope.Project(null, project, null),
        null,
        Interface.PUBLIC,
        TlsSettings.SYSTEM,
        Endpoints.OF_CATALOGUE);
  }
}
