package io.novadesk.viewmodel.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.SecretText;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.export.CsvReader;
import io.novadesk.cloud.export.Format;
import io.novadesk.cloud.export.TableExport;
import io.novadesk.i18n.Text;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.SecretSamples;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.MetadataColumn;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerRows;
import io.novadesk.viewmodel.servers.SmallRegion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Servers with awkward names and metadata as CSV, JSON and YAML, read back by other libraries. */
class TableExportTest {
  private static final String AWKWARD =
      "a \"b\", c\nd\t\\ 'e' \u0007 \u2028 \u00e4 \ud83d\ude00 # : - ~ yes";
  private static final List<Column> COLUMNS =
      List.of(
          ServerColumn.NAME,
          ServerColumn.STATUS,
          ServerColumn.TAGS,
          ServerColumn.AGE,
          ServerColumn.CREATED,
          ServerColumn.LOCKED,
          ServerColumn.TASK,
          new MetadataColumn("note"));

  private static SmallRegion region;
  private static List<ServerRow> rows;

  @TempDir Path folder;

  @BeforeAll
  static void open() throws Exception {
    region = new SmallRegion();
    rows =
        List.of(
            row("1", "plain", Map.of(), List.of()),
            row("2", AWKWARD, Map.of("note", AWKWARD), List.of("a,b", "c")),
            row("3", "=cmd|' /C calc'!A0", Map.of("note", "-5"), List.of()),
            row("4", "@sum", Map.of("note", "+1 555"), List.of()));
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static ServerRow row(
      String id, String name, Map<String, String> metadata, List<String> tags) {
    Server server =
        ServerRows.server(id, name, "ACTIVE", Duration.ofDays(1), metadata, tags, "10.0.0.1", null);
    return new ServerRow(region.model(), server, "m1.small", null);
  }

  private static String text(Format format, boolean guarded) throws IOException {
    StringBuilder text = new StringBuilder();
    new TableExport<>(COLUMNS, rows).write(format, guarded, text);
    return text.toString();
  }

  @Test
  void csvKeepsEveryValueWhenItIsNotGuarded() throws Exception {
    List<List<String>> lines = CsvReader.read(text(Format.CSV, false));
    assertThat(lines.getFirst())
        .as("one field for what two columns tell")
        .containsExactly("name", "status", "tags", "created", "locked", "task", "meta.note");
    assertThat(lines).hasSize(5).allMatch(line -> line.size() == 7);
    assertThat(lines.get(2).getFirst()).isEqualTo(AWKWARD);
    assertThat(lines.get(2).get(2)).isEqualTo("a,b, c");
    assertThat(lines.get(3).getFirst()).isEqualTo("=cmd|' /C calc'!A0");
    assertThat(lines.get(1).get(3)).isEqualTo(String.valueOf(rows.getFirst().server().created()));
  }

  @Test
  void onlyWhatASpreadsheetWouldRunIsGuardedAndCounted() throws Exception {
    assertThat(new TableExport<>(COLUMNS, rows).formulas()).isEqualTo(3);
    List<List<String>> lines = CsvReader.read(text(Format.CSV, true));
    assertThat(lines.get(3)).startsWith("'=cmd|' /C calc'!A0").endsWith("-5");
    assertThat(lines.get(4)).startsWith("'@sum").endsWith("'+1 555");
    assertThat(lines.get(2).getFirst()).isEqualTo(AWKWARD);
  }

  @Test
  void jsonAndYamlAreReadBackTheSame() throws Exception {
    for (Format format : List.of(Format.JSON, Format.YAML)) {
      ObjectMapper mapper = format == Format.JSON ? new JsonMapper() : new YAMLMapper();
      JsonNode all = mapper.readTree(text(format, true));
      assertThat(all.size()).as(format.name()).isEqualTo(4);
      JsonNode awkward = all.get(1);
      assertThat(awkward.path("name").asString()).as(format.name()).isEqualTo(AWKWARD);
      assertThat(awkward.path("meta.note").asString()).isEqualTo(AWKWARD);
      assertThat(awkward.path("tags").get(0).asString()).isEqualTo("a,b");
      assertThat(awkward.path("locked").isBoolean()).isTrue();
      assertThat(awkward.path("task").isNull()).isTrue();
      assertThat(all.get(2).path("name").asString()).isEqualTo("=cmd|' /C calc'!A0");
      assertThat(all.get(2).path("meta.note").isString()).as("a text stays a text").isTrue();
    }
  }

  @Test
  void writesAFileAndTellsHowItWent() throws Exception {
    QueueTaskRunner tasks = region.tasks();
    ExportViewModel<ServerRow> export =
        new ExportViewModel<>(
            tasks,
            "servers",
            count -> Text.of("servers.count", count),
            COLUMNS,
            rows,
            rows.subList(1, 3));
    assertThat(export.selectedOnlyProperty().get()).isTrue();
    tasks.until(() -> export.formulasProperty().get() == 1);
    Path file = folder.resolve("servers.csv");
    export.save(file);
    tasks.until(() -> !export.busyProperty().get());
    assertThat(export.doneProperty().get()).contains("2 servers").contains("apostrophe");
    assertThat(CsvReader.read(Files.readString(file))).hasSize(3);

    export.save(folder.resolve("no such folder").resolve("servers.csv"));
    tasks.until(() -> !export.busyProperty().get());
    assertThat(export.problemProperty().get()).contains("the folder is not there");
    assertThat(export.doneProperty().get()).isEmpty();

    export.selectedOnlyProperty().set(false);
    export.formatProperty().set(Format.JSON);
    String[] copied = new String[1];
    export.copy(text -> copied[0] = text);
    tasks.until(() -> copied[0] != null);
    assertThat(new JsonMapper().readTree(copied[0]).size()).isEqualTo(4);
  }

  @Test
  void leavesSecretsBehind() throws Exception {
    Map<String, String> metadata = new LinkedHashMap<>();
    SecretSamples.named().forEach(n -> metadata.put(n.name(), n.value()));
    int i = 0;
    for (String text : SecretSamples.texts()) {
      metadata.put("note" + i++, text);
    }
    SecretSamples.harmless().forEach(name -> metadata.put(name, "open"));
    List<Column> columns = metadata.keySet().stream().<Column>map(MetadataColumn::new).toList();
    TableExport<ServerRow> export =
        new TableExport<>(columns, List.of(row("1", "n", metadata, List.of())));
    for (Format format : Format.values()) {
      StringBuilder text = new StringBuilder();
      export.write(format, true, text);
      assertThat(text.toString())
          .doesNotContain(SecretSamples.CANARY)
          .doesNotContain(SecretSamples.base64("ann:" + SecretSamples.CANARY));
      assertThat(text.toString().split("open", -1)).hasSize(SecretSamples.harmless().size() + 1);
    }
    FaultMatrix.row(FaultMatrix.Area.SECRET, "secrets in an export", 0, SecretText.MASK);
  }
}
