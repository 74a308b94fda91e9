package io.novadesk.profile;

import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Method;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The kinds of login that keystoneauth knows, and which of them Novadesk can do. */
final class AuthType {
  private static final Set<String> FACTORS = Set.of("password", "totp");

  private AuthType() {}

  /**
   * @throws UnusableEntryException with the name of a kind that Novadesk cannot do, and what helps
   */
  static Method method(CloudSettings settings) throws UnusableEntryException {
    String type = settings.top("auth_type").toLowerCase(Locale.ROOT);
    return switch (type) {
      case "" -> guessed(settings);
      case "password", "v2password", "v3password" -> Method.PASSWORD;
      case "token", "v2token", "v3token" -> Method.TOKEN;
      case "v3applicationcredential" -> Method.APPLICATION_CREDENTIAL;
      case "v3totp" -> Method.TOTP;
      case "v3websso" -> Method.BROWSER;
      case "v3oidcdeviceauthz" -> Method.DEVICE;
      case "v3multifactor" -> severalFactors(settings);
      default -> throw new UnusableEntryException(Text.of(sentence(type), type));
    };
  }

  private static Method guessed(CloudSettings settings) {
    if (!settings.auth("application_credential_secret").isEmpty()
        || !settings.auth("application_credential_id").isEmpty()) {
      return Method.APPLICATION_CREDENTIAL;
    }
    return settings.auth("password").isEmpty() && !settings.auth("token").isEmpty()
        ? Method.TOKEN
        : Method.PASSWORD;
  }

  private static Method severalFactors(CloudSettings settings) throws UnusableEntryException {
    List<String> methods = factors(settings);
    if (methods.equals(List.of("totp"))) {
      return Method.TOTP;
    }
    if (!methods.contains("password") || !FACTORS.containsAll(methods)) {
      throw new UnusableEntryException(
          Text.of("connect.yaml.entry.factors", String.join(", ", methods)));
    }
    return Method.PASSWORD;
  }

  private static List<String> factors(CloudSettings settings) {
    return List.of(settings.auth("auth_methods").split(",", -1)).stream()
        .map(String::strip)
        .map(method -> method.startsWith("v3") ? method.substring(2) : method)
        .toList();
  }

  /** Whether a one-time code belongs to the login. */
  static boolean wantsPasscode(CloudSettings settings) {
    return factors(settings).contains("totp") || !settings.auth("passcode").isEmpty();
  }

  private static String sentence(String type) {
    String kind =
        switch (type) {
          case "none", "noauth", "http_basic", "admin_token", "token_endpoint", "gnocchi_basic" ->
              "noIdentity";
          case "v1password" -> "swift";
          case "v3oauth1", "v3tokenlessauth", "gnocchi_noauth" -> "other";
          default ->
              type.startsWith("v3oidc")
                      || type.startsWith("v3saml")
                      || type.startsWith("v3adfs")
                      || type.startsWith("v3oauth2")
                      || type.equals("v3kerberos")
                      || type.equals("v3fedkerb")
                  ? "federated"
                  : type.startsWith("v3") ? "other" : "unknown";
        };
    return "connect.yaml.authType." + kind;
  }
}
