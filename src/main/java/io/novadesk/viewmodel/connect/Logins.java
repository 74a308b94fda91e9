package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.TrustedCertificate;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what is typed into what it takes to connect. */
final class Logins {
  private Logins() {}

  /**
   * Looks for the files that are named. Blocking.
   *
   * @param passcode empty: the cloud asks for none
   * @param keyPassword empty: the client key is not encrypted
   * @throws FieldException when something typed cannot be used
   */
  static Login of(
      Connection c, String cloudName, Secret secret, Secret passcode, Secret keyPassword)
      throws FieldException {
    return new Login(
        cloudName,
        url(c.authUrl(), FormField.AUTH_URL),
        credentials(c.signIn(), secret, passcode),
        scope(c),
        orNull(c.target().region()),
        c.target().face(),
        tls(c.tls(), keyPassword),
        endpoints(c.target()));
  }

  static Login of(DemoAccess demo, String cloudName) {
    return new Login(
        cloudName,
        demo.authUrl(),
        new Credentials.Password(demo.user(), null, demo.password()),
        new Scope.Project(null, demo.project(), null),
        null,
        Interface.PUBLIC,
        TlsSettings.SYSTEM,
        Endpoints.OF_CATALOGUE);
  }

  private static Endpoints endpoints(Target target) throws FieldException {
    Endpoints told =
        target.replaceHosts() ? Endpoints.OF_CATALOGUE.rehostingAll() : Endpoints.OF_CATALOGUE;
    return target.computeUrl().isEmpty()
        ? told
        : told.with(Endpoints.COMPUTE, url(target.computeUrl(), FormField.COMPUTE_URL));
  }

  private static URI url(String typed, FormField field) throws FieldException {
    URI url = Connector.parse(typed);
    if (url == null) {
      throw new FieldException(field, Text.of("connect.error.notAUrl", typed));
    }
    return url;
  }

  private static Credentials credentials(SignIn who, Secret secret, Secret passcode) {
    String domain = orNull(who.userDomain());
    return switch (who.method()) {
      case PASSWORD ->
          passcode.isEmpty()
              ? new Credentials.Password(who.user(), domain, secret)
              : new Credentials.PasswordAndTotp(who.user(), domain, secret, passcode);
      case TOKEN -> new Credentials.Token(secret);
      case APPLICATION_CREDENTIAL ->
          new Credentials.ApplicationCredential(
              who.applicationCredential(), orNull(who.user()), domain, secret);
      case API_KEY -> new Credentials.ApiKey(who.user(), secret);
    };
  }

  /** An application credential brings its project with it; a second one is refused. */
  private static Scope scope(Connection c) {
    Target target = c.target();
    boolean none = target.project().isEmpty() && target.projectId().isEmpty();
    if (none || c.signIn().method() == Method.APPLICATION_CREDENTIAL) {
      return new Scope.Unscoped();
    }
    String domain =
        target.projectDomain().isEmpty() ? c.signIn().userDomain() : target.projectDomain();
    return new Scope.Project(orNull(target.projectId()), orNull(target.project()), orNull(domain));
  }

  private static TlsSettings tls(Connection.Tls tls, Secret keyPassword) throws FieldException {
    return tls.equals(Connection.Tls.NONE)
        ? TlsSettings.SYSTEM
        : new TlsSettings(
            file(tls.caFile(), FormField.CA_FILE),
            file(tls.clientCertificate(), FormField.CLIENT_CERTIFICATE),
            file(tls.clientKey(), FormField.CLIENT_KEY),
            keyPassword.isEmpty() ? null : keyPassword,
            tls.trusted().stream()
                .map(TrustedCertificate::fingerprint)
                .collect(Collectors.toUnmodifiableSet()));
  }

  private static @Nullable Path file(String typed, FormField field) throws FieldException {
    if (typed.isEmpty()) {
      return null;
    }
    try {
      Path path = Path.of(typed);
      if (Files.isRegularFile(path) && Files.isReadable(path)) {
        return path;
      }
    } catch (InvalidPathException _) {
      // Told like a file that is not there.
    }
    throw new FieldException(field, Text.of("connect.error.noFile", typed));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
