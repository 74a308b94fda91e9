package io.novadesk.profile.lint;

import io.novadesk.profile.lint.Fault.Mend;
import io.novadesk.profile.yaml.Yaml11;
import io.novadesk.profile.yaml.YamlFaultException;
import io.novadesk.profile.yaml.YamlNode;
import io.novadesk.profile.yaml.YamlNode.Mapping;
import io.novadesk.profile.yaml.YamlNode.Pair;
import io.novadesk.profile.yaml.YamlNode.Scalar;
import io.novadesk.profile.yaml.YamlNode.Style;
import io.novadesk.profile.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with a clouds.yaml or secure.yaml. */
final class YamlChecks {
  private final Findings findings;
  private final String text;
  private final Map<String, List<String>> regions;

  YamlChecks(Findings findings, String text, Map<String, List<String>> regions) {
    this.findings = findings;
    this.text = text;
    this.regions = regions;
  }

  /**
   * @param clouds names of the clouds that the file only adds secrets to; null: it describes them
   * @return the lines in which its clouds begin, by their names
   */
  Map<String, Integer> all(@Nullable Set<String> clouds) {
    tabs();
    Mapping root = root();
    if (root == null) {
      return Map.of();
    }
    repeated(root);
    for (Pair pair : root.pairs()) {
      key(pair, Known.ROOT, false);
    }
    Mapping entries = root.map("clouds").orElse(null);
    if (entries == null) {
      return Map.of();
    }
    repeated(entries);
    Map<String, Integer> begins = new LinkedHashMap<>();
    for (Pair pair : entries.pairs()) {
      String name = pair.key().text();
      begins.put(name, pair.key().span().line());
      findings.in(name);
      if (clouds != null && !clouds.contains(name)) {
        noSuchCloud(pair.key(), clouds);
      }
      if (pair.value() instanceof Mapping entry) {
        entry(entry, pair.key().span().line(), clouds == null);
      } else if (!(pair.value() instanceof YamlNode.Alias)) {
        findings.error(pair.key().span().line(), null, "lint.entry.empty");
      }
    }
    findings.in("");
    return begins;
  }

  private @Nullable Mapping root() {
    try {
      YamlNode root = YamlText.parse(text).orElse(null);
      if (root instanceof Mapping map) {
        return map;
      }
      if (root != null) {
        findings.error(root.span().line(), null, "lint.noMap");
      }
    } catch (YamlFaultException e) {
      if (!findings.line(e.line()).stripTrailing().contains("\t")) {
        findings.error(e.line(), null, "lint.broken");
      }
    }
    return null;
  }

  /** YAML allows none before a key, and every editor shows them as if it did. */
  private void tabs() {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String start = line.substring(0, line.length() - line.stripLeading().length());
      if (start.contains("\t") && !line.isBlank()) {
        findings.error(
            i + 1,
            findings.whole(i + 1, start.replace("\t", "  ") + line.stripLeading()),
            "lint.tab");
      }
    }
  }

  private void repeated(Mapping map) {
    Map<String, Integer> lines = new HashMap<>();
    for (Pair pair : map.pairs()) {
      String name = pair.key().text();
      Integer before = lines.put(name.replace('-', '_'), pair.key().span().line());
      if (before != null && !name.equals("<<")) {
        findings.error(pair.key().span().line(), null, "lint.repeated", name, before);
      }
    }
  }

  private void noSuchCloud(Scalar name, Set<String> clouds) {
    Optional<String> near = Spelling.nearest(name.text(), clouds);
    int line = name.span().line();
    near.ifPresentOrElse(
        meant ->
            findings.error(
                line,
                findings.exchange(line, name.text(), meant),
                "lint.secure.near",
                name.text(),
                meant),
        () -> findings.warn(line, null, "lint.secure.none", name.text()));
  }

  private void entry(Mapping entry, int line, boolean whole) {
    repeated(entry);
    List<Setting> settings = new ArrayList<>();
    Mapping auth = entry.map("auth").orElse(null);
    if (auth != null) {
      repeated(auth);
      boolean federated = entry.text("auth_type").startsWith("v3o");
      for (Pair pair : auth.pairs()) {
        settings.add(setting(pair, true));
        if (!federated && !Known.FEDERATED.contains(normal(pair))) {
          key(pair, Known.AUTH, true);
        }
        bareWord(pair);
      }
    }
    for (Pair pair : entry.pairs()) {
      String key = normal(pair);
      if (Known.AUTH.contains(key) && !key.equals("auth_methods")) {
        settings.add(setting(pair, false));
        int at = pair.key().span().line();
        findings.warn(at, intoAuth(auth, pair), "lint.besideAuth", pair.key().text());
        bareWord(pair);
      } else if (!Known.OF_SERVICE.matcher(key).matches()) {
        key(pair, Known.ENTRY, false);
        settings.add(setting(pair, false));
      }
    }
    // What merge keys and aliases bring along is not looked into: too much would seem to be
    // missing.
    boolean all =
        entry.pairs().stream().noneMatch(YamlChecks::isElsewhere)
            && (auth == null || auth.pairs().stream().noneMatch(YamlChecks::isElsewhere));
    if (whole && all) {
      new CloudChecks(findings, settings, regions, line).all();
    }
  }

  private static boolean isElsewhere(Pair pair) {
    return pair.key().text().equals("<<") || pair.value() instanceof YamlNode.Alias;
  }

  private static String normal(Pair pair) {
    return pair.key().text().replace('-', '_');
  }

  private Setting setting(Pair pair, boolean inAuth) {
    boolean line = pair.value() instanceof Scalar scalar && scalar.style() != Style.BLOCK;
    String value = pair.value() instanceof Scalar scalar ? scalar.text() : "";
    if (pair.value() instanceof YamlNode.Sequence list && !list.items().isEmpty()) {
      value = ",";
    }
    String raw = line ? text.substring(pair.value().span().start(), pair.value().span().end()) : "";
    return new Setting(
        normal(pair), pair.key().text(), value, raw, pair.value().span().line(), inAuth);
  }

  /** A setting directly under the login's becomes one of them by moving to the right. */
  private @Nullable Mend intoAuth(@Nullable Mapping auth, Pair pair) {
    int line = pair.key().span().line();
    if (auth == null || auth.flow() || auth.pairs().isEmpty() || pair.value() instanceof Mapping) {
      return null;
    }
    boolean directly = auth.pairs().getLast().value().span().line() == line - 1;
    String indent = " ".repeat(auth.pairs().getFirst().key().span().column());
    return directly ? findings.whole(line, indent + findings.line(line).stripLeading()) : null;
  }

  /**
   * @param strict whether a key that is like none is told too
   */
  private void key(Pair pair, Collection<String> known, boolean strict) {
    String key = normal(pair);
    if (known.contains(key) || key.equals("<<") || key.startsWith("x_")) {
      return;
    }
    int line = pair.key().span().line();
    Optional<String> near = Spelling.nearest(key, known);
    if (near.isPresent()) {
      findings.error(
          line,
          findings.exchange(line, pair.key().text(), near.get()),
          "lint.key.near",
          pair.key().text(),
          near.get());
    } else if (strict) {
      findings.warn(line, null, "lint.key.unknown", pair.key().text());
    }
  }

  /** Other tools make numbers and truths of bare words, and leave out what follows a hash. */
  private void bareWord(Pair pair) {
    if (!(pair.value() instanceof Scalar value) || value.style() != Style.PLAIN) {
      return;
    }
    int line = value.span().line();
    String bare = value.text();
    if (!bare.isEmpty() && !Yaml11.isText(bare)) {
      findings.error(
          line,
          findings.exchange(line, ": " + bare, ": '" + bare + "'"),
          "lint.bareWord",
          pair.key().text());
    } else if (Known.SECRETS.contains(normal(pair))
        && findings.line(line).matches("[^#]*\\S +#\\S.*")) {
      findings.warn(line, null, "lint.hash", pair.key().text());
    }
  }
}
