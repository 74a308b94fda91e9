package io.novadesk.profile;

import io.novadesk.profile.Preferences.Density;
import io.novadesk.profile.Preferences.Questions;
import io.novadesk.profile.Settings.Theme;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@link Preferences} as JSON: what is missing or makes no sense is as at the first start. */
final class PreferencesJson {
  private PreferencesJson() {}

  static Preferences read(ObjectNode root) {
    Map<String, String> keys = new LinkedHashMap<>();
    root.path("keys")
        .properties()
        .forEach(
            e -> {
              if (e.getValue().isString()) {
                keys.put(e.getKey(), e.getValue().asString());
              }
            });
    Set<String> hints = new HashSet<>();
    root.path("hints").forEach(hint -> hints.add(hint.asString("")));
    Preferences usual = Preferences.DEFAULT;
    return new Preferences(
        ConnectionJson.choice(root, "theme", Theme.SYSTEM),
        ConnectionJson.text(root, "language"),
        ConnectionJson.choice(root, "density", Density.STANDARD),
        root.path("textSize").asInt(usual.textSize()),
        seconds(root, "refreshSeconds", usual.refreshEvery()),
        ConnectionJson.choice(root, "questions", Questions.USUAL),
        seconds(root, "clipboardSeconds", usual.clipboardClearsAfter()),
        root.path("reopen").asBoolean(usual.reopen()),
        ConnectionJson.text(root, "team"),
        keys,
        hints);
  }

  private static Duration seconds(JsonNode root, String name, Duration usual) {
    return Duration.ofSeconds(root.path(name).asLong(usual.toSeconds()));
  }

  static void write(Preferences preferences, ObjectNode root) {
    root.put("theme", name(preferences.theme()));
    root.put("language", preferences.language());
    root.put("density", name(preferences.density()));
    root.put("textSize", preferences.textSize());
    root.put("refreshSeconds", preferences.refreshEvery().toSeconds());
    root.put("questions", name(preferences.questions()));
    root.put("clipboardSeconds", preferences.clipboardClearsAfter().toSeconds());
    root.put("reopen", preferences.reopen());
    root.put("team", preferences.team());
    ObjectNode keys = root.putObject("keys");
    preferences.keys().forEach(keys::put);
    ArrayNode hints = root.putArray("hints");
    preferences.hints().stream().sorted().forEach(hints::add);
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
