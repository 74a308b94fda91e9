package io.novadesk.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an entry's {@code profile} stands for: settings that all customers of a public cloud share,
 * out of the person's {@code clouds-public.yaml}, else out of a list that Novadesk brings along.
 */
final class VendorProfiles {
  private static final String BUILT_IN = "/clouds/public-clouds.yaml";
  private static final String KEY = "public-clouds";

  private final Map<String, Object> own;

  /**
   * @param file content of the person's {@code clouds-public.yaml}; empty where there is none
   */
  VendorProfiles(Map<String, Object> file) {
    own = profiles(file);
  }

  private static Map<String, Object> profiles(Map<String, Object> file) {
    return file.get(KEY) instanceof Map<?, ?> map ? YamlFile.strings(map) : Map.of();
  }

  /** Empty where nobody knows the name. */
  Optional<Map<String, Object>> find(String name) {
    return find(name, own).or(() -> find(name, profiles(builtIn())));
  }

  private static Optional<Map<String, Object>> find(String name, Map<String, Object> profiles) {
    return profiles.get(name) instanceof Map<?, ?> profile
        ? Optional.of(CloudSettings.normal(profile))
        : Optional.empty();
  }

  private static Map<String, Object> builtIn() {
    try (InputStream in =
        Objects.requireNonNull(VendorProfiles.class.getResourceAsStream(BUILT_IN))) {
      return new YamlReader(new String(in.readAllBytes(), StandardCharsets.UTF_8)).read();
    } catch (IOException e) {
      throw new IllegalStateException(BUILT_IN, e);
    }
  }
}
