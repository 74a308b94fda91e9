package io.novadesk.common.login;

import io.novadesk.api.Secret;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Credentials.SignOn;
import io.novadesk.api.identity.DeviceClient;
import io.novadesk.api.identity.Passcode;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.TypedUrl;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Place;
import io.novadesk.cloud.live.PlainAddresses;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Device;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.Connection.Urls;
import io.novadesk.profile.Connection.WideScope;
import io.novadesk.profile.PlainService;
import io.novadesk.profile.TrustDecision;
import io.novadesk.profile.TrustedCertificate;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what is typed into what it takes to connect. */
public final class Logins {
  /** What most clouds call the protocol of their sign-on. */
  public static final String PROTOCOL = "openid";

  private Logins() {}

  /**
   * Looks for the files that are named. Blocking.
   *
   * @throws FieldException when something typed cannot be used
   */
  public static Login of(Connection c, String cloudName, TypedSecrets typed) throws FieldException {
    return new Login(
        cloudName,
        url(c.authUrl(), FormField.AUTH_URL),
        credentials(c.signIn(), typed),
        scope(c),
        orNull(c.target().region()),
        c.target().face(),
        tls(c.tls(), typed.keyPassword()),
        endpoints(c.target(), c.tls().trusted()));
  }

  private static Endpoints endpoints(Target target, List<TrustDecision> trusted)
      throws FieldException {
    Endpoints told = Endpoints.OF_CATALOGUE.withPlain(plain(trusted));
    told = target.replaceHosts() ? told.rehostingAll() : told;
    Urls urls = target.urls();
    told = with(told, Endpoints.COMPUTE, urls.compute(), FormField.COMPUTE_URL);
    told = with(told, Endpoints.IMAGE, urls.image(), FormField.IMAGE_URL);
    told = with(told, Endpoints.NETWORK, urls.network(), FormField.NETWORK_URL);
    return with(told, Endpoints.VOLUME, urls.volume(), FormField.VOLUME_URL);
  }

  private static Endpoints with(Endpoints told, String type, String typed, FormField field)
      throws FieldException {
    return typed.isEmpty() ? told : told.with(type, url(typed, field));
  }

  private static PlainAddresses plain(List<TrustDecision> trusted) {
    Set<Place> used = new HashSet<>();
    Set<Place> left = new HashSet<>();
    for (TrustDecision decision : trusted) {
      if (decision instanceof PlainService p) {
        (p.used() ? used : left).add(new Place(p.service(), p.host()));
      }
    }
    return new PlainAddresses(used, left);
  }

  private static URI url(String typed, FormField field) throws FieldException {
    URI url = TypedUrl.parse(typed);
    if (url == null) {
      throw new FieldException(field, Text.of("connect.error.notAUrl"));
    }
    return url;
  }

  private static Credentials credentials(SignIn who, TypedSecrets typed) throws FieldException {
    Passcode code = typed.oneTimeCode();
    Secret secret = typed.secret();
    return switch (who.method()) {
      case PASSWORD ->
          code == null
              ? new Credentials.Password(user(who), secret)
              : new Credentials.PasswordAndTotp(user(who), secret, code);
      case TOTP -> {
        if (code == null) {
          throw new FieldException(
              FormField.PASSCODE, Text.of("connect.error.missing." + FormField.PASSCODE));
        }
        yield new Credentials.Totp(user(who), code);
      }
      case BROWSER ->
          new Credentials.Browser(
              new SignOn(who.provider(), who.protocol().isEmpty() ? PROTOCOL : who.protocol()),
              Secret.of(""));
      case DEVICE ->
          new Credentials.Browser(
              new SignOn(
                  who.provider(),
                  who.protocol().isEmpty() ? PROTOCOL : who.protocol(),
                  device(who.device(), secret)),
              Secret.of(""));
      case TOKEN -> new Credentials.Token(secret);
      case APPLICATION_CREDENTIAL ->
          new Credentials.ApplicationCredential(
              who.applicationCredential(),
              who.user().isEmpty() && who.userId().isEmpty() ? null : user(who),
              secret);
      case API_KEY -> new Credentials.ApiKey(who.user(), secret);
    };
  }

  private static DeviceClient device(Device told, Secret secret) throws FieldException {
    return new DeviceClient(
        told.clientId(),
        secret,
        optional(told.discovery(), FormField.DISCOVERY_URL),
        optional(told.authorizationUrl(), FormField.DEVICE_URL),
        optional(told.tokenUrl(), FormField.TOKEN_URL),
        told.scope().isEmpty() ? "openid profile" : told.scope(),
        told.tokenType().isEmpty() ? "access_token" : told.tokenType(),
        told.challenge());
  }

  private static @Nullable URI optional(String typed, FormField field) throws FieldException {
    return typed.isEmpty() ? null : url(typed, field);
  }

  /** By which method a login is made with these. */
  public static Method method(Credentials credentials) {
    return switch (credentials) {
      case Credentials.Password _, Credentials.PasswordAndTotp _ -> Method.PASSWORD;
      case Credentials.Totp _ -> Method.TOTP;
      case Credentials.Browser b -> b.signOn().device() == null ? Method.BROWSER : Method.DEVICE;
      case Credentials.Token _ -> Method.TOKEN;
      case Credentials.ApplicationCredential _ -> Method.APPLICATION_CREDENTIAL;
      case Credentials.ApiKey _ -> Method.API_KEY;
    };
  }

  private static Credentials.User user(SignIn who) {
    return new Credentials.User(
        orNull(who.userId()),
        orNull(who.user()),
        orNull(who.userDomainId()),
        orNull(who.userDomain()));
  }

  /** An application credential brings its project with it; a second one is refused. */
  private static Scope scope(Connection c) {
    if (c.signIn().method() == Method.APPLICATION_CREDENTIAL) {
      return new Scope.Unscoped();
    }
    Target target = c.target();
    if (!target.project().isEmpty() || !target.projectId().isEmpty()) {
      boolean usersDomain = target.projectDomain().isEmpty() && target.projectDomainId().isEmpty();
      return new Scope.Project(
          orNull(target.projectId()),
          orNull(target.project()),
          orNull(usersDomain ? c.signIn().userDomainId() : target.projectDomainId()),
          orNull(usersDomain ? c.signIn().userDomain() : target.projectDomain()));
    }
    WideScope wide = target.inPlaceOfProject();
    if (!wide.trust().isEmpty()) {
      return new Scope.Trust(wide.trust());
    }
    if (!wide.system().isEmpty()) {
      return new Scope.System();
    }
    return wide.domain().isEmpty() && wide.domainId().isEmpty()
        ? new Scope.Unscoped()
        : new Scope.Domain(orNull(wide.domainId()), orNull(wide.domain()));
  }

  private static TlsSettings tls(Connection.Tls tls, Secret keyPassword) throws FieldException {
    return tls.equals(Connection.Tls.NONE)
        ? TlsSettings.SYSTEM
        : new TlsSettings(
            file(tls.caFile(), FormField.CA_FILE),
            file(tls.clientCertificate(), FormField.CLIENT_CERTIFICATE),
            file(tls.clientKey(), FormField.CLIENT_KEY),
            keyPassword.isEmpty() ? null : keyPassword,
            pinned(tls.trusted()));
  }

  private static Map<String, String> pinned(List<TrustDecision> trusted) {
    Map<String, String> pinned = new HashMap<>();
    for (TrustDecision decision : trusted) {
      if (decision instanceof TrustedCertificate c) {
        pinned.put(c.host(), c.fingerprint());
      }
    }
    return pinned;
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
