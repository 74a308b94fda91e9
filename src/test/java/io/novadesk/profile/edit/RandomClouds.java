package io.novadesk.profile.edit;

import io.novadesk.profile.yaml.Yaml11;
import io.novadesk.profile.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A clouds.yaml in a person's own way of writing: comments, blank lines, quotes, braces. */
final class RandomClouds {
  private static final List<String> KEYS =
      List.of("auth_url", "username", "password", "project_name", "user_domain_name", "user_id");
  private static final List<String> BESIDE = List.of("region_name", "interface", "cacert");

  /**
   * @param written its line or pair as it stands in the file; nothing else there is the same
   */
  record Field(List<String> path, String key, String written) {}

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final List<Field> fields = new ArrayList<>();
  private final String newline;
  private int serial;

  RandomClouds(Random random) {
    this.random = random;
    newline = random.nextInt(4) == 0 ? "\r\n" : "\n";
    int step = 1 + random.nextInt(4);
    comment("");
    text.append("clouds:").append(tail()).append(newline);
    for (int i = 0; i <= random.nextInt(3); i++) {
      cloud("cloud" + i, " ".repeat(step), " ".repeat(2 * step), " ".repeat(3 * step));
    }
    if (random.nextBoolean()) {
      text.append("# the end");
    }
  }

  String text() {
    return text.toString();
  }

  List<Field> fields() {
    return fields;
  }

  private void cloud(String name, String one, String two, String three) {
    comment(one);
    text.append(one).append(name).append(":").append(tail()).append(newline);
    List<String> path = List.of("clouds", name, "auth");
    if (random.nextInt(3) == 0) {
      text.append(two).append("auth: {");
      for (int i = 0; i < 3; i++) {
        text.append(i == 0 ? "" : ", ");
        text.append(pair(path, KEYS.get(i), Style.SINGLE_QUOTED));
      }
      text.append("}").append(tail()).append(newline);
    } else {
      text.append(two).append("auth:").append(tail()).append(newline);
      for (String key : KEYS) {
        comment(three);
        text.append(three).append(pair(path, key, style())).append(tail()).append(newline);
      }
    }
    for (String key : BESIDE) {
      comment(two);
      text.append(two)
          .append(pair(path.subList(0, 2), key, style()))
          .append(tail())
          .append(newline);
    }
  }

  private Style style() {
    return List.of(Style.PLAIN, Style.SINGLE_QUOTED, Style.DOUBLE_QUOTED).get(random.nextInt(3));
  }

  private String pair(List<String> path, String key, Style style) {
    String written = key + ": " + Yaml11.write("w" + serial++ + "ü𝔘", style);
    fields.add(new Field(path, key, written));
    return written;
  }

  private void comment(String indent) {
    switch (random.nextInt(4)) {
      case 0 -> text.append(indent).append("# ").append(serial++).append(": a # b").append(newline);
      case 1 -> text.append(newline);
      default -> {}
    }
  }

  private String tail() {
    return random.nextInt(4) == 0 ? "   # tail " + serial++ : "";
  }
}
