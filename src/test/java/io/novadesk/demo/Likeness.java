package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far an answer of the demo cloud has the shape of answers that clouds of its age gave: it has
 * what all of them had, nothing that none of them had, and each value is of the same kind.
 */
final class Likeness {
  static final Path FOLDER = Path.of("..", "shared", "conformance");

  /** Objects whose keys are names that people chose. */
  private static final Set<String> FREE = Set.of("metadata", "addresses", "meta", "extra_specs");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Set<String> complaints = new TreeSet<>();

  private Likeness() {}

  static boolean areBodiesHere() {
    return Files.isReadable(FOLDER.resolve("index.tsv"));
  }

  /**
   * Holds the answer against recorded ones.
   *
   * @param answer an object, or a list of objects each of which has to be like the recorded ones
   * @param files names of recorded bodies with spaces between them, each with {@code #} and the
   *     place in it that counts, where that is not all of it; of a list its objects count
   */
  static void check(JsonNode answer, String files) throws IOException {
    List<JsonNode> recorded = new ArrayList<>();
    for (String file : files.split(" ", -1)) {
      String[] parts = file.split("#", -1);
      JsonNode body = recorded(parts[0], parts.length > 1 ? parts[1] : "");
      if (body.isArray()) {
        body.forEach(recorded::add);
      } else {
        recorded.add(body);
      }
    }
    Likeness likeness = new Likeness();
    if (answer.isArray()) {
      answer.forEach(item -> likeness.compare("[]", item, recorded));
    } else {
      likeness.compare("", answer, recorded);
    }
    assertThat(likeness.complaints).isEmpty();
  }

  /** The recorded body, from that place on. */
  private static JsonNode recorded(String file, String pointer) throws IOException {
    JsonNode found = JSON.readTree(Files.readAllBytes(FOLDER.resolve(file))).at(pointer);
    if (found.isMissingNode()) {
      throw new AssertionError(file + " has nothing at " + pointer);
    }
    return found;
  }

  private void compare(String at, JsonNode answer, List<JsonNode> recorded) {
    List<JsonNode> told = recorded.stream().filter(r -> !r.isNull()).toList();
    if (answer.isNull() || told.isEmpty()) {
      return;
    }
    Set<String> kinds = new TreeSet<>();
    told.forEach(r -> kinds.add(kind(r)));
    if (!kinds.contains(kind(answer))) {
      complaints.add(at + " is " + kind(answer) + ", not " + kinds);
      return;
    }
    if (answer.isArray()) {
      List<JsonNode> items = new ArrayList<>();
      told.stream().filter(JsonNode::isArray).forEach(r -> r.forEach(items::add));
      if (!items.isEmpty()) {
        answer.forEach(item -> compare(at + "[]", item, items));
      }
    } else if (answer.isObject()) {
      compareObjects(at, answer, told.stream().filter(JsonNode::isObject).toList());
    }
  }

  private void compareObjects(String at, JsonNode answer, List<JsonNode> recorded) {
    Map<String, List<JsonNode>> values = new LinkedHashMap<>();
    recorded.forEach(
        r ->
            r.properties()
                .forEach(
                    e ->
                        values
                            .computeIfAbsent(e.getKey(), k -> new ArrayList<>())
                            .add(e.getValue())));
    if (FREE.contains(at.substring(at.lastIndexOf('/') + 1))) {
      List<JsonNode> all = values.values().stream().flatMap(List::stream).toList();
      answer.properties().forEach(e -> compare(at + "/*", e.getValue(), all));
      return;
    }
    values.forEach(
        (key, seen) -> {
          if (seen.size() == recorded.size() && !answer.has(key)) {
            complaints.add(at + " lacks " + key);
          }
        });
    for (Map.Entry<String, JsonNode> member : answer.properties()) {
      List<JsonNode> seen = values.get(member.getKey());
      if (seen == null) {
        complaints.add(at + " has " + member.getKey() + ", which none had");
      } else {
        compare(at + '/' + member.getKey(), member.getValue(), seen);
      }
    }
  }

  private static String kind(JsonNode node) {
    return node.isNumber() ? "NUMBER" : node.getNodeType().name();
  }
}
