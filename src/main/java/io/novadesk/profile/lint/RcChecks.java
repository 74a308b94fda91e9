package io.novadesk.profile.lint;

import io.novadesk.profile.rc.RcFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with an openrc file of any shell. */
final class RcChecks {
  private static final Pattern SETS =
      Pattern.compile(
          "^\\s*(?:export\\s+|set\\s+\"?|\\$env:)?(OS_\\w+)\\s*=", Pattern.CASE_INSENSITIVE);

  /** Names of former times, and those that tools read beside the settings of clouds.yaml. */
  private static final Set<String> OTHERS =
      Set.of(
          "OS_USER_NAME",
          "OS_CLOUD",
          "OS_CLOUD_NAME",
          "OS_AUTH_TOKEN",
          "OS_PASSWORD_INPUT",
          "OS_URL",
          "OS_TOKEN_TYPE",
          "OS_CLIENT_CONFIG_FILE",
          "OS_CLIENT_SECURE_FILE");

  private static final Set<String> NAMES =
      Stream.concat(
              Stream.of(Known.AUTH, Known.ENTRY, Known.FEDERATED)
                  .flatMap(Set::stream)
                  .map(key -> "OS_" + key.toUpperCase(Locale.ROOT)),
              OTHERS.stream())
          .collect(Collectors.toUnmodifiableSet());

  private final Findings findings;
  private final String text;

  RcChecks(Findings findings, String text) {
    this.findings = findings;
    this.text = text;
  }

  void all(Map<String, List<String>> regions) {
    RcFile file = RcFile.of(text, System.getenv());
    file.notes().stream()
        .filter(note -> note.reason() == RcFile.Reason.BROKEN)
        .forEach(note -> findings.error(note.line(), null, "lint.rc.open"));
    Map<String, Integer> lines = lines();
    List<Setting> settings = new ArrayList<>();
    for (Map.Entry<String, String> each : new TreeMap<>(file.values()).entrySet()) {
      String name = each.getKey();
      if (!name.startsWith("OS_")) {
        continue;
      }
      String key = name.substring(3).toLowerCase(Locale.ROOT);
      int line = lines.getOrDefault(name, 1);
      if (!NAMES.contains(name) && !Known.OF_SERVICE.matcher(key).matches()) {
        Spelling.nearest(key, NAMES.stream().map(RcChecks::key).toList())
            .map(near -> "OS_" + near.toUpperCase(Locale.ROOT))
            .ifPresent(
                near ->
                    findings.error(
                        line, findings.exchange(line, name, near), "lint.key.near", name, near));
      }
      String value = each.getValue();
      String raw = findings.line(line).contains(value) ? value : "";
      settings.add(new Setting(key, name, value, raw, line, true));
    }
    boolean asks = file.unclear().keySet().stream().anyMatch(name -> name.startsWith("OS_"));
    if (!asks || file.unclear().keySet().equals(Set.of("OS_PASSWORD"))) {
      new CloudChecks(findings, settings, regions, 1).all();
    }
  }

  private static String key(String name) {
    return name.substring(3).toLowerCase(Locale.ROOT);
  }

  private Map<String, Integer> lines() {
    Map<String, Integer> lines = new HashMap<>();
    List<String> all = text.lines().toList();
    for (int i = 0; i < all.size(); i++) {
      Matcher sets = SETS.matcher(all.get(i));
      if (sets.find()) {
        lines.put(sets.group(1), i + 1);
      }
    }
    return lines;
  }
}
