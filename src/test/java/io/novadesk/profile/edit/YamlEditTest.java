package io.novadesk.profile.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.profile.yaml.YamlNode;
import io.novadesk.profile.yaml.YamlNode.Mapping;
import io.novadesk.profile.yaml.YamlNode.Scalar;
import io.novadesk.profile.yaml.YamlText;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value changes, and nothing else does. */
class YamlEditTest {
  private static final List<String> PATH = List.of("clouds", "shop", "auth");

  private static final List<String> VALUES =
      List.of(
          "ann",
          "0123",
          "no",
          "it's",
          "a: b",
          "x # y",
          " spaces ",
          "küche 𝔘",
          "{curly}",
          "*star",
          "tab\there",
          "two\nlines",
          "back\\slash \"quoted\"",
          "https://c.example.org:5000/v3",
          "2024-01-01",
          "12:30",
          "-",
          "");

  @TempDir Path folder;

  /** All texts of a file by their path, as a reader has them. */
  private static Map<String, String> read(String text) throws Exception {
    Map<String, String> all = new TreeMap<>();
    gather(YamlText.parse(text).orElseThrow(), "", all);
    return all;
  }

  private static void gather(YamlNode node, String path, Map<String, String> into) {
    switch (node) {
      case Scalar scalar -> into.put(path, scalar.text());
      case YamlNode.Alias alias -> into.put(path, "*" + alias.name());
      case Mapping map ->
          map.pairs().forEach(p -> gather(p.value(), path + "/" + p.key().text(), into));
      case YamlNode.Sequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          gather(list.items().get(i), path + "/" + i, into);
        }
      }
    }
  }

  /**
   * 100 files, each in a writing of its own: one field is another, and all bytes around it stay.
   */
  @Test
  void changesOneFieldOfRandomFilesAndNoByteMore() throws Exception {
    Random random = new Random(18);
    for (int i = 0; i < 100; i++) {
      RandomClouds file = new RandomClouds(random);
      String text = file.text();
      Map<String, String> before = read(text);
      RandomClouds.Field field = file.fields().get(random.nextInt(file.fields().size()));
      String value = VALUES.get(random.nextInt(VALUES.size()));

      String after = YamlEdit.set(text, field.path(), field.key(), value);
      Map<String, String> expected = new TreeMap<>(before);
      expected.put("/" + String.join("/", field.path()) + "/" + field.key(), value);
      assertThat(read(after)).as("%s := %s in\n%s", field, value, text).isEqualTo(expected);

      int at = text.indexOf(field.written());
      int rest = text.length() - at - field.written().length();
      assertThat(after).startsWith(text.substring(0, at));
      assertThat(after.substring(after.length() - rest))
          .isEqualTo(text.substring(text.length() - rest));

      Map<String, String> without = new TreeMap<>(before);
      without.remove("/" + String.join("/", field.path()) + "/" + field.key());
      String removed = YamlEdit.remove(text, field.path(), field.key());
      assertThat(read(removed)).as("without %s\n%s", field, text).isEqualTo(without);

      String added = YamlEdit.set(text, field.path(), "trust_id", value);
      Map<String, String> more = new TreeMap<>(before);
      more.put("/" + String.join("/", field.path()) + "/trust_id", value);
      assertThat(read(added)).as("trust_id := %s in\n%s", value, text).isEqualTo(more);
      assertThat(added.lines().filter(line -> line.contains("#")).count())
          .isGreaterThanOrEqualTo(text.lines().filter(line -> line.contains("#")).count());
    }
  }

  @Test
  void addsALoginWhereThereIsNone() throws Exception {
    assertThat(
            YamlEdit.set(
                "clouds:\n  shop:\n    verify: yes # so\n# end\n", PATH, "username", "ann"))
        .isEqualTo(
            "clouds:\n  shop:\n    verify: yes # so\n    auth:\n      username: ann\n# end\n");
    assertThat(YamlEdit.set("clouds:\n  shop:\n    auth: # none\n", PATH, "username", "ann"))
        .isEqualTo("clouds:\n  shop:\n    auth: # none\n      username: ann\n");
    assertThat(YamlEdit.set("clouds: {shop: {}}", PATH, "username", "ann"))
        .isEqualTo("clouds: {shop: {auth: {username: ann}}}");
  }

  @Test
  void keepsTheLineEndsOfWindowsAndRenames() throws Exception {
    String text = "clouds:\r\n  shop: # mine\r\n    auth:\r\n      username: ann\r\n";
    assertThat(YamlEdit.set(text, PATH, "project_name", "shop"))
        .isEqualTo(text + "      project_name: shop\r\n".stripTrailing() + "\r\n");
    assertThat(YamlEdit.rename(text, List.of("clouds"), "shop", "no"))
        .isEqualTo(text.replace("shop:", "'no':"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x: &a {username: ann}\nclouds: {shop: {auth: *a}}",
        "clouds: {shop: {auth: {username: &u ann}}}\nx: *u",
        "clouds: {shop: {auth: {username: [a, b]}}}",
        "clouds: {shop: ann}",
        "- none",
        "clouds: {",
      })
  void leavesAloneWhatItCannotChangeByItself(String text) {
    assertThatThrownBy(() -> YamlEdit.set(text, PATH, "username", "bob"))
        .isInstanceOf(CannotEditException.class)
        .satisfies(e -> assertThat(e.getMessage()).endsWith("."));
  }

  @Test
  void keepsACopyAndWhoMayReadTheFile() throws Exception {
    Assumptions.assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no file modes");
    Path file = folder.resolve("clouds.yaml");
    Files.writeString(file, "\ufeffclouds: {}\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    TextFile read = TextFile.read(file);
    assertThat(read.text()).isEqualTo("clouds: {}\n");
    read.replace("clouds:\n");
    assertThat(Files.readString(file)).isEqualTo("\ufeffclouds:\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    Path copy = folder.resolve("clouds.yaml" + TextFile.COPY);
    assertThat(Files.readString(copy)).isEqualTo("\ufeffclouds: {}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
  }

  @Test
  void writesNothingOverWhatAnotherProgramWrote() throws Exception {
    Path file = folder.resolve("clouds.yaml");
    Files.writeString(file, "clouds: {}\n");
    TextFile read = TextFile.read(file);
    Files.writeString(file, "clouds: {theirs: {}}\n");
    assertThatThrownBy(() -> read.replace("clouds: {mine: {}}\n"))
        .isInstanceOf(ChangedMeanwhileException.class)
        .hasMessageContaining("Nothing was written");
    assertThat(Files.readString(file)).isEqualTo("clouds: {theirs: {}}\n");
    assertThat(new ArrayList<>(List.of(folder.toFile().list()))).containsExactly("clouds.yaml");
    FaultMatrix.row(
        Area.LOGIN, "clouds.yaml changed while it was edited", 0, "Nothing was written.");
  }
}
