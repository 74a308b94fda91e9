package io.novadesk.profile;

import io.novadesk.api.Secret;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Device;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.Connection.Tls;
import io.novadesk.profile.Connection.Urls;
import io.novadesk.profile.Connection.WideScope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Connection} of a cloud's settings. What they ask for and Novadesk does not do is
 * said in remarks, never passed over.
 */
final class ConnectionReader {
  /** What YAML 1.1 takes for false, and for true. */
  private static final Set<String> NO = Set.of("no", "n", "false", "off", "0");

  private static final Set<String> YES = Set.of("yes", "y", "true", "on", "1");

  /** The names under which the services are spoken of that Novadesk uses, today's first. */
  private static final List<String> VOLUME =
      List.of("block_storage", "volumev3", "volumev2", "volume", "block_store");

  private static final List<String> SERVICES =
      Stream.concat(Stream.of("compute", "image", "network"), VOLUME.stream()).toList();

  /** What a login can be made of, beside what {@link #signIn} and {@link #target} take. */
  private static final Set<String> KNOWN =
      Set.of(
          "auth_url",
          "password",
          "token",
          "passcode",
          "auth_methods",
          "identity_provider",
          "protocol",
          "client_id",
          "client_secret",
          "openid_scope",
          "discovery_endpoint",
          "device_authorization_endpoint",
          "access_token_endpoint",
          "access_token_type",
          "code_challenge_method",
          "application_credential_id",
          "application_credential_name",
          "application_credential_secret",
          "user_id",
          "username",
          "user_domain_id",
          "user_domain_name",
          "project_id",
          "project_name",
          "project_domain_id",
          "project_domain_name",
          "domain_id",
          "domain_name",
          "system_scope",
          "trust_id",
          "default_domain",
          "default_domain_id",
          "default_domain_name");

  private final CloudSettings settings;
  private final List<String> remarks = new ArrayList<>();

  ConnectionReader(CloudSettings settings) {
    this.settings = settings;
  }

  /**
   * @param secret password, token or secret; null where the settings have none
   * @param remarks sentences about what they ask for and do not get
   */
  record Read(Connection connection, @Nullable Secret secret, List<String> remarks) {}

  /**
   * @param name of the connection
   * @param regions empty: every region
   */
  Read read(String name, List<String> regions) throws UnusableEntryException {
    Method method = AuthType.method(settings);
    Connection connection =
        new Connection(
            name, settings.auth("auth_url"), signIn(method), target(regions), tls(), Marking.NONE);
    remarkOnScope(method, connection.target());
    remarkOnVersions();
    List<String> unknown =
        settings.auth().keySet().stream().filter(key -> !KNOWN.contains(key)).toList();
    if (!unknown.isEmpty()) {
      remarks.add(Text.of("connect.yaml.remark.unknown", String.join(", ", unknown)));
    }
    return new Read(connection, secret(method), List.copyOf(remarks));
  }

  private @Nullable Secret secret(Method method) {
    String value =
        switch (method) {
          case PASSWORD -> settings.verbatim("password");
          case TOKEN -> settings.auth("token");
          case APPLICATION_CREDENTIAL -> settings.verbatim("application_credential_secret");
          case DEVICE -> settings.verbatim("client_secret");
          case TOTP, BROWSER, API_KEY -> "";
        };
    return value.isEmpty() ? null : Secret.of(value);
  }

  private SignIn signIn(Method method) {
    String id = settings.auth("application_credential_id");
    if (method == Method.TOKEN || (method == Method.APPLICATION_CREDENTIAL && !id.isEmpty())) {
      return new SignIn(method, "", "", id);
    }
    if (method == Method.BROWSER) {
      return SignIn.inBrowser(settings.auth("identity_provider"), settings.auth("protocol"));
    }
    if (method == Method.DEVICE) {
      return SignIn.byCode(
          settings.auth("identity_provider"),
          settings.auth("protocol"),
          new Device(
              settings.auth("client_id"),
              settings.auth("discovery_endpoint"),
              settings.auth("device_authorization_endpoint"),
              settings.auth("access_token_endpoint"),
              settings.auth("openid_scope"),
              settings.auth("access_token_type"),
              settings.auth("code_challenge_method")));
    }
    return new SignIn(
        method,
        settings.auth("username"),
        settings.auth("user_id"),
        domainName("user_domain"),
        domainId("user_domain"),
        method == Method.APPLICATION_CREDENTIAL ? settings.auth("application_credential_name") : "",
        method == Method.PASSWORD && AuthType.wantsPasscode(settings),
        "",
        "");
  }

  private Target target(List<String> regions) {
    return new Target(
        settings.auth("project_name"),
        settings.auth("project_id"),
        domainName("project_domain"),
        domainId("project_domain"),
        new WideScope(
            settings.auth("domain_name"),
            settings.auth("domain_id"),
            settings.auth("system_scope"),
            settings.auth("trust_id")),
        String.join(",", regions),
        face(),
        new Urls(
            url(List.of("compute")), url(List.of("image")), url(List.of("network")), url(VOLUME)),
        false);
  }

  private String domainName(String key) {
    return settings.auth(key + "_name").isEmpty() && !settings.auth(key + "_id").isEmpty()
        ? ""
        : settings.auth(key + "_name", "default_domain_name");
  }

  private String domainId(String key) {
    return !settings.auth(key + "_name").isEmpty() && settings.auth(key + "_id").isEmpty()
        ? ""
        : settings.auth(key + "_id", "default_domain_id", "default_domain");
  }

  /** Where the settings say that a service stands, whatever the catalogue says. */
  private String url(List<String> services) {
    String found =
        services.stream()
            .map(service -> settings.top(service + "_endpoint_override", service + "_endpoint"))
            .filter(url -> !url.isEmpty())
            .findFirst()
            .orElse("");
    String project = settings.auth("project_id");
    for (String place :
        List.of("%(project_id)s", "%(tenant_id)s", "$(project_id)s", "$(tenant_id)s")) {
      found = project.isEmpty() ? found : found.replace(place, project);
    }
    return found;
  }

  private Interface face() {
    String wanted = settings.top("compute_interface", "interface");
    for (String service : SERVICES) {
      String other = settings.top(service + "_interface");
      if (!other.isEmpty() && face(other) != face(wanted)) {
        remarks.add(Text.of("connect.yaml.remark.interface", service + "_interface", wanted));
      }
    }
    return face(wanted);
  }

  private static Interface face(String text) {
    String face = text.toLowerCase(Locale.ROOT);
    return switch (face.endsWith("url") ? face.substring(0, face.length() - 3) : face) {
      case "internal" -> Interface.INTERNAL;
      case "admin" -> Interface.ADMIN;
      default -> Interface.PUBLIC;
    };
  }

  private Tls tls() {
    if (NO.contains(settings.top("verify").toLowerCase(Locale.ROOT))) {
      remarks.add(Text.of("connect.yaml.remark.verify", "verify: false"));
    } else if (YES.contains(settings.top("insecure").toLowerCase(Locale.ROOT))) {
      remarks.add(Text.of("connect.yaml.remark.verify", "insecure: true"));
    }
    return new Tls(path("cacert"), path("cert"), path("key"), List.of());
  }

  private String path(String key) {
    String text = settings.top(key);
    return text.startsWith("~/")
        ? Path.of(System.getProperty("user.home", ""), text.substring(2)).toString()
        : text;
  }

  /** Keystone refuses a login for two things at once. */
  private void remarkOnScope(Method method, Target target) {
    WideScope wide = target.inPlaceOfProject();
    List<String> given = new ArrayList<>();
    if (!target.project().isEmpty() || !target.projectId().isEmpty()) {
      given.add(Text.of("connect.yaml.scope.project"));
    }
    if (!wide.trust().isEmpty()) {
      given.add(Text.of("connect.yaml.scope.trust"));
    }
    if (!wide.system().isEmpty()) {
      given.add(Text.of("connect.yaml.scope.system"));
    }
    if (!wide.domain().isEmpty() || !wide.domainId().isEmpty()) {
      given.add(Text.of("connect.yaml.scope.domain"));
    }
    if (given.size() > 1 && method != Method.APPLICATION_CREDENTIAL) {
      remarks.add(
          Text.of("connect.yaml.remark.scopes", String.join(", ", given), given.getFirst()));
    }
  }

  private void remarkOnVersions() {
    for (String key : List.of("compute_default_microversion", "compute_api_version")) {
      String version = settings.top(key);
      if (version.contains(".") && !version.endsWith(".0") && !version.endsWith(".1")) {
        remarks.add(Text.of("connect.yaml.remark.microversion", key, version));
        break;
      }
    }
    if (settings.top("identity_api_version").startsWith("2")) {
      remarks.add(Text.of("connect.yaml.remark.identityVersion"));
    }
    if (!settings.top("identity_endpoint_override", "identity_endpoint").isEmpty()) {
      remarks.add(Text.of("connect.yaml.remark.identityUrl"));
    }
  }
}
