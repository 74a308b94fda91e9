package io.novadesk.profile.own;

import io.novadesk.i18n.Text;
import io.novadesk.profile.own.OwnCommand.Where;
import io.novadesk.profile.own.OwnText.Fault;
import io.novadesk.profile.yaml.YamlFaultException;
import io.novadesk.profile.yaml.YamlNode;
import io.novadesk.profile.yaml.YamlNode.Mapping;
import io.novadesk.profile.yaml.YamlNode.Pair;
import io.novadesk.profile.yaml.YamlNode.Scalar;
import io.novadesk.profile.yaml.YamlNode.Sequence;
import io.novadesk.profile.yaml.YamlText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file of a person's own commands: YAML, or JSON. */
public final class OwnCommands {
  /** What may stand in braces. */
  public static final Set<String> VALUES = Set.of("id", "name", "ip", "cloud", "region");

  private static final Pattern BRACES = Pattern.compile("\\{([a-z]+)\\}");
  private static final Set<String> KEYS = Set.of("name", "run", "ask", "dangerous", "where");
  private static final Set<String> YES = Set.of("true", "yes", "on");
  private static final Set<String> NO = Set.of("false", "no", "off");

  /** What can be used, and what is wrong with the rest. */
  public record Reading(List<OwnCommand> commands, List<Fault> faults) {}

  private final List<OwnCommand> commands = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private OwnCommands() {}

  public static Reading read(String text) {
    OwnCommands reader = new OwnCommands();
    try {
      Optional<YamlNode> root = YamlText.parse(text);
      root.ifPresent(reader::list);
    } catch (YamlFaultException e) {
      reader.faults.add(new Fault(e.line(), Text.of("own.fault.yaml")));
    }
    return new Reading(List.copyOf(reader.commands), List.copyOf(reader.faults));
  }

  private void list(YamlNode root) {
    if (root instanceof Scalar empty && empty.text().isEmpty()) {
      return;
    }
    if (!(root instanceof Sequence all)) {
      fault(root, Text.of("own.fault.noList"));
      return;
    }
    for (YamlNode item : all.items()) {
      if (item instanceof Mapping command) {
        command(command);
      } else {
        fault(item, Text.of("own.fault.noCommand"));
      }
    }
  }

  private void command(Mapping described) {
    int before = faults.size();
    for (Pair pair : described.pairs()) {
      if (!KEYS.contains(pair.key().text())) {
        fault(pair.key(), Text.of("own.fault.key", pair.key().text()));
      }
    }
    String name = described.text("name").strip();
    if (name.isEmpty()) {
      fault(described, Text.of("own.fault.noName"));
    } else if (!names.add(name)) {
      fault(described, Text.of("own.fault.twice", name));
    }
    List<String> run = run(described);
    OwnCommand command =
        new OwnCommand(
            name, run, isTrue(described, "ask"), isTrue(described, "dangerous"), where(described));
    if (faults.size() == before) {
      commands.add(command);
    }
  }

  /** Everywhere, where nothing is said. */
  private Set<Where> where(Mapping described) {
    Optional<YamlNode> said = described.find("where").map(Pair::value);
    if (said.isEmpty()) {
      return Where.ALL;
    }
    Set<Where> places = EnumSet.noneOf(Where.class);
    if (said.get() instanceof Sequence words) {
      for (YamlNode word : words.items()) {
        Arrays.stream(Where.values())
            .filter(place -> word instanceof Scalar text && place.word().equals(text.text()))
            .forEach(places::add);
      }
      if (places.size() == words.items().size() && !places.isEmpty()) {
        return places;
      }
    }
    fault(said.get(), Text.of("own.fault.where"));
    return Where.ALL;
  }

  private List<String> run(Mapping described) {
    YamlNode run = described.find("run").map(Pair::value).orElse(null);
    if (!(run instanceof Sequence words) || words.items().isEmpty()) {
      fault(run == null ? described : run, Text.of("own.fault.run"));
      return List.of();
    }
    List<String> all = new ArrayList<>();
    for (YamlNode word : words.items()) {
      if (word instanceof Scalar text) {
        checkBraces(text, all.isEmpty());
        all.add(text.text());
      } else {
        // {name} without quotes is a map to YAML.
        fault(word, Text.of("own.fault.word"));
      }
    }
    return all;
  }

  private void checkBraces(Scalar word, boolean program) {
    Matcher braces = BRACES.matcher(word.text());
    while (braces.find()) {
      if (!VALUES.contains(braces.group(1))) {
        fault(word, Text.of("own.fault.value", "{" + braces.group(1) + "}"));
      } else if (program) {
        fault(word, Text.of("own.fault.program"));
      }
    }
    if (program && word.text().isBlank()) {
      fault(word, Text.of("own.fault.run"));
    }
  }

  private boolean isTrue(Mapping described, String key) {
    YamlNode value = described.find(key).map(Pair::value).orElse(null);
    if (value == null) {
      return false;
    }
    if (value instanceof Scalar text && (YES.contains(text.text()) || NO.contains(text.text()))) {
      return YES.contains(text.text());
    }
    fault(value, Text.of("own.fault.yesOrNo", key));
    return false;
  }

  private void fault(YamlNode where, String sentence) {
    faults.add(new Fault(where.span().line(), sentence));
  }
}
