package io.novadesk.profile;

import io.novadesk.api.Secret;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.Connection.Tls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns one entry of {@code clouds.yaml} into a {@link Connection}. Keys may stand under {@code
 * auth} or beside it and may be written with hyphens, as openstacksdk allows. Unknown keys mean
 * nothing.
 */
final class CloudsYamlEntry {
  /** What YAML 1.1 takes for false. */
  private static final Set<String> NO = Set.of("no", "n", "false", "off", "0");

  private static final Set<String> NOTHING = Set.of("", "~", "null");

  private final String name;
  private final Path file;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  CloudsYamlEntry(String name, Path file, Map<String, Object> entry) {
    this.name = name;
    this.file = file;
    putAll(entry);
    if (entry.get("auth") instanceof Map<?, ?> auth) {
      putAll(YamlFile.strings(auth));
    }
  }

  private void putAll(Map<String, Object> map) {
    map.forEach((key, value) -> values.put(key.replace('-', '_'), value));
  }

  CloudsYaml.Entry read() throws UnusableEntryException {
    String vendor = first("profile", "cloud");
    String authUrl = first("auth_url");
    if (authUrl.isEmpty()) {
      throw new UnusableEntryException(
          vendor.isEmpty()
              ? Text.of("connect.yaml.entry.noAuthUrl")
              : Text.of("connect.yaml.entry.vendor", vendor));
    }
    if (!vendor.isEmpty()) {
      remarks.add(Text.of("connect.yaml.remark.vendor", vendor));
    }
    if (NO.contains(first("verify").toLowerCase(Locale.ROOT))) {
      remarks.add(Text.of("connect.yaml.remark.verify"));
    }
    Method method = method();
    Connection connection =
        new Connection(name, authUrl, signIn(method), target(), tls(), Marking.NONE);
    return new CloudsYaml.Entry(connection, secret(method), file, List.copyOf(remarks));
  }

  private Method method() throws UnusableEntryException {
    String type = first("auth_type");
    return switch (type) {
      case "" -> guessedMethod();
      case "password", "v2password", "v3password" -> Method.PASSWORD;
      case "token", "v2token", "v3token" -> Method.TOKEN;
      case "v3applicationcredential" -> Method.APPLICATION_CREDENTIAL;
      default -> throw new UnusableEntryException(Text.of("connect.yaml.entry.authType", type));
    };
  }

  private Method guessedMethod() {
    if (!first("application_credential_secret").isEmpty()) {
      return Method.APPLICATION_CREDENTIAL;
    }
    return first("password").isEmpty() && !first("token", "auth_token").isEmpty()
        ? Method.TOKEN
        : Method.PASSWORD;
  }

  private @Nullable Secret secret(Method method) {
    String value =
        switch (method) {
          case PASSWORD -> verbatim("password");
          case TOKEN -> first("token", "auth_token");
          case APPLICATION_CREDENTIAL -> verbatim("application_credential_secret");
          case API_KEY -> "";
        };
    return value.isEmpty() ? null : Secret.of(value);
  }

  private SignIn signIn(Method method) throws UnusableEntryException {
    if (method == Method.TOKEN) {
      return new SignIn(method, "", "", "");
    }
    String id = first("application_credential_id");
    if (method == Method.APPLICATION_CREDENTIAL && !id.isEmpty()) {
      return new SignIn(method, "", "", id);
    }
    String user = first("username", "user_name", "user");
    if (user.isEmpty() && !first("user_id").isEmpty()) {
      throw new UnusableEntryException(Text.of("connect.yaml.entry.onlyId", "user_id", "username"));
    }
    String credential =
        method == Method.APPLICATION_CREDENTIAL ? first("application_credential_name") : "";
    return new SignIn(method, user, domain("user_domain"), credential);
  }

  private Target target() throws UnusableEntryException {
    String projectId = first("project_id", "tenant_id");
    return new Target(
        first("project_name", "tenant_name", "project"),
        projectId,
        projectId.isEmpty() ? domain("project_domain") : "",
        region(),
        face(),
        first("compute_endpoint_override", "compute_endpoint"),
        false);
  }

  /** The name of a domain. Of ids only the one that every Keystone starts with has a known name. */
  private String domain(String key) throws UnusableEntryException {
    String byName = first(key + "_name", "default_domain_name");
    if (!byName.isEmpty()) {
      return byName;
    }
    String id = first(key + "_id", "default_domain_id", "default_domain");
    if (id.isEmpty() || id.equalsIgnoreCase("default")) {
      return id.isEmpty() ? "" : "Default";
    }
    throw new UnusableEntryException(
        Text.of("connect.yaml.entry.onlyId", key + "_id", key + "_name"));
  }

  private String region() {
    String one = first("region_name", "region");
    if (!one.isEmpty() || !(values.get("regions") instanceof List<?> list) || list.size() != 1) {
      return one;
    }
    Object only = list.getFirst();
    return only instanceof Map<?, ?> map ? text(map.get("name")) : text(only);
  }

  private Interface face() {
    String face = first("interface", "endpoint_type").toLowerCase(Locale.ROOT);
    return switch (face.endsWith("url") ? face.substring(0, face.length() - 3) : face) {
      case "internal" -> Interface.INTERNAL;
      case "admin" -> Interface.ADMIN;
      default -> Interface.PUBLIC;
    };
  }

  private Tls tls() {
    return new Tls(path(first("cacert")), path(first("cert")), path(first("key")), List.of());
  }

  private static String path(String text) {
    return text.startsWith("~/")
        ? Path.of(System.getProperty("user.home", ""), text.substring(2)).toString()
        : text;
  }

  private String first(String... keys) {
    for (String key : keys) {
      String text = text(values.get(key)).strip();
      if (!NOTHING.contains(text)) {
        return text;
      }
    }
    return "";
  }

  /** A secret may begin with a space or read "null". */
  private String verbatim(String key) {
    return text(values.get(key));
  }

  /** The text of a value, or of the first in a list. */
  private static String text(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.isEmpty() ? "" : text(list.getFirst());
    }
    return value instanceof String text ? text : "";
  }
}
