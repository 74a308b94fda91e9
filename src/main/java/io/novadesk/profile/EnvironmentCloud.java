package io.novadesk.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The cloud that the environment's {@code OS_*} describe, as openstacksdk takes them. */
final class EnvironmentCloud {
  private static final String PREFIX = "OS_";

  /** They choose among clouds, or are other programs'. */
  private static final Set<String> NO_SETTING =
      Set.of("OS_CLOUD", "OS_CLOUD_NAME", "OS_CLIENT_CONFIG_FILE", "OS_CLIENT_SECURE_FILE");

  private static final List<String> OF_OTHERS = List.of("OS_TEST", "OS_STD", "OS_LOG");

  private final Map<String, String> environment;

  EnvironmentCloud(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The settings that variables of these names stand for. */
  static Map<String, Object> settings(Map<String, String> variables) {
    Map<String, Object> settings = new LinkedHashMap<>();
    variables.forEach(
        (name, value) -> {
          boolean setting =
              name.startsWith(PREFIX)
                  && !NO_SETTING.contains(name)
                  && OF_OTHERS.stream().noneMatch(name::startsWith);
          if (setting && !value.isEmpty()) {
            settings.put(name.substring(PREFIX.length()).toLowerCase(Locale.ROOT), value);
          }
        });
    return settings;
  }

  Map<String, Object> settings() {
    return settings(environment);
  }

  /** Without an address, or a vendor who knows it, variables are leftovers of something else. */
  boolean describesACloud() {
    return !get("OS_AUTH_URL").isEmpty() || !get("OS_PROFILE").isEmpty();
  }

  String name() {
    String told = get("OS_CLOUD_NAME");
    return told.isEmpty() ? "envvars" : told;
  }

  /** Which cloud is meant where nobody chooses; empty: none. */
  String preferred() {
    String told = get("OS_CLOUD");
    return told.isEmpty() && describesACloud() ? name() : told;
  }

  private String get(String name) {
    return environment.getOrDefault(name, "");
  }
}
