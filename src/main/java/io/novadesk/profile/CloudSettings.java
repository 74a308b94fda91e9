package io.novadesk.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one cloud in one region, as openstacksdk's loader brings them together: what
 * stood beside {@code auth} and belongs into it is there, names of former times are today's.
 *
 * @param top what does not concern the login
 * @param auth what does
 */
record CloudSettings(Map<String, Object> top, Map<String, String> auth) {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  /** Settings of a login by their name, each with those that mean the same, the weakest first. */
  private static final Map<String, List<String>> MOVED = moved();

  /** A setting that means the same for several others which are not given. */
  private static final Map<String, List<String>> SHARED =
      Map.of(
          "domain_id", List.of("user_domain_id", "project_domain_id"),
          "domain_name", List.of("user_domain_name", "project_domain_name"));

  private static Map<String, List<String>> moved() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String plain :
        List.of(
            "domain_id",
            "domain_name",
            "user_domain_id",
            "user_domain_name",
            "project_domain_id",
            "project_domain_name",
            "passcode")) {
      all.put(plain, List.of(plain));
    }
    all.put("token", List.of("auth_token", "token"));
    all.put("project_id", List.of("tenant_id", "project_id"));
    all.put("project_name", List.of("tenant_name", "project_name"));
    return all;
  }

  /** Those of the login that stand where they are looked for last: what is in auth wins. */
  private static final List<String> OF_LOGIN =
      List.of(
          "auth_url",
          "user_id",
          "username",
          "password",
          "system_scope",
          "trust_id",
          "default_domain",
          "default_domain_id",
          "default_domain_name",
          "application_credential_id",
          "application_credential_name",
          "application_credential_secret",
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
          "code_challenge_method");

  /**
   * @param cloud keys with underscores, what stands in the vendor's profile already merged
   */
  static CloudSettings of(Map<String, Object> cloud) {
    Map<String, Object> top = new LinkedHashMap<>(cloud);
    Map<String, Object> auth = new LinkedHashMap<>();
    if (top.remove("auth") instanceof Map<?, ?> map) {
      auth.putAll(YamlFile.strings(map));
    }
    rename(top, "endpoint_type", "interface");
    for (String key : List.copyOf(top.keySet())) {
      if (key.endsWith("_endpoint_type")) {
        rename(top, key, key.replace("endpoint_type", "interface"));
      }
    }
    if (!top.containsKey("auth_type")) {
      rename(top, "auth_plugin", "auth_type");
    }
    MOVED.forEach((key, names) -> move(key, names, top, auth));
    share(auth);
    if (!auth.containsKey("username")) {
      rename(auth, "user_name", "username");
      rename(top, "user_name", "username");
    }
    for (String key : OF_LOGIN) {
      Object beside = top.remove(key);
      if (beside != null && text(auth.get(key)).isEmpty()) {
        auth.put(key, beside);
      }
    }
    Map<String, String> texts = new LinkedHashMap<>();
    auth.forEach(
        (key, value) -> texts.put(key, key.equals("auth_methods") ? list(value) : text(value)));
    texts.computeIfPresent("auth_url", (_, url) -> filled(url, top));
    top.replaceAll((_, value) -> value instanceof String text ? filled(text, top) : value);
    return new CloudSettings(top, texts);
  }

  private static void rename(Map<String, Object> map, String from, String to) {
    Object value = map.remove(from);
    if (value != null) {
      map.put(to, value);
    }
  }

  private static void move(
      String key, List<String> names, Map<String, Object> top, Map<String, Object> auth) {
    Object winner = null;
    for (String name : names) {
      Object beside = top.remove(name);
      Object inside = auth.remove(name);
      winner = inside != null ? inside : beside != null ? beside : winner;
    }
    if (winner != null && !text(winner).isEmpty()) {
      auth.put(key, winner);
    }
  }

  /** With a project a domain is the user's and the project's; without one it is what is meant. */
  private static void share(Map<String, Object> auth) {
    if (auth.containsKey("project_id") || auth.containsKey("project_name")) {
      SHARED.forEach(
          (shared, names) -> {
            Object value = auth.remove(shared);
            if (value != null) {
              names.forEach(name -> auth.putIfAbsent(name, value));
            }
          });
    }
  }

  /** {@code {region_name}} and its like, replaced by what is meant where that is known. */
  private static String filled(String text, Map<String, Object> top) {
    Matcher places = PLACE.matcher(text);
    return places.replaceAll(
        place -> {
          String value = text(top.get(place.group(1)));
          return Matcher.quoteReplacement(value.isEmpty() ? place.group() : value);
        });
  }

  /** The first of these that is not empty; empty when there is none. */
  String top(String... keys) {
    for (String key : keys) {
      String text = text(top.get(key)).strip();
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** A setting of the login without blanks around it; empty when it is not given. */
  String auth(String... keys) {
    for (String key : keys) {
      String text = verbatim(key).strip();
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** A secret may begin with a space. */
  String verbatim(String key) {
    return auth.getOrDefault(key, "");
  }

  /** The text of a value, or of the first in a list. */
  static String text(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.isEmpty() ? "" : text(list.getFirst());
    }
    return value instanceof String text ? text : "";
  }

  /** All texts of a list, with commas between them. */
  private static String list(Object value) {
    List<String> all = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(each -> all.add(text(each)));
    } else {
      all.add(text(value));
    }
    return String.join(",", all);
  }

  /** The map with underscores for hyphens in every key; maps within likewise. */
  static Map<String, Object> normal(Map<?, ?> map) {
    Map<String, Object> all = new LinkedHashMap<>();
    YamlFile.strings(map)
        .forEach(
            (key, value) ->
                all.put(
                    key.replace('-', '_'),
                    value instanceof Map<?, ?> inner ? normal(inner) : value));
    return all;
  }

  /** {@code base} with what {@code over} says; their {@code auth} is merged key by key. */
  static Map<String, Object> over(Map<String, Object> base, Map<String, Object> over) {
    Map<String, Object> all = new LinkedHashMap<>(base);
    over.forEach(
        (key, value) -> {
          if (key.equals("auth")
              && value instanceof Map<?, ?> more
              && all.get(key) instanceof Map<?, ?> had) {
            Map<String, Object> both = YamlFile.strings(had);
            both.putAll(YamlFile.strings(more));
            all.put(key, both);
          } else {
            all.put(key, value);
          }
        });
    return all;
  }
}
