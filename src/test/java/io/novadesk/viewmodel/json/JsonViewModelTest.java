package io.novadesk.viewmodel.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.JsonText.Line;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.json.JsonViewModel.State;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonViewModelTest {
  private static final String SERVER =
      "{\"server\":{\"name\":\"web-1\",\"metadata\":{\"tier\":\"web\",\"owner\":\"ops\"},"
          + "\"addresses\":{\"private\":[{\"addr\":\"10.0.0.5\"},{\"addr\":\"fe80::5\"}]}}}";

  private final QueueTaskRunner runner = new QueueTaskRunner();
  private final JsonViewModel model = new JsonViewModel(runner);

  @AfterEach
  void close() {
    model.dispose();
    runner.close();
  }

  private void show(String text) {
    model.show(text);
    runner.until(() -> model.stateProperty().get() != State.READING);
  }

  private Line line(String content) {
    return model.lines().stream()
        .filter(l -> l.content().equals(content))
        .findFirst()
        .orElseThrow();
  }

  private String seen() {
    return model.lines().stream().map(Line::content).collect(Collectors.joining(" "));
  }

  private void find(String query) {
    model.queryProperty().set(query);
    runner.until(() -> !model.matchTextProperty().get().isEmpty());
  }

  @Test
  void startsEmptyAndReadsInTheBackground() {
    assertThat(model.stateProperty().get()).isEqualTo(State.EMPTY);

    model.show(SERVER);

    assertThat(model.stateProperty().get()).isEqualTo(State.READING);
    runner.until(() -> model.stateProperty().get() == State.JSON);
    assertThat(model.lines()).hasSize(19);
    assertThat(model.problemProperty().get()).isEmpty();
    model.show(null);
    assertThat(model.stateProperty().get()).isEqualTo(State.EMPTY);
    assertThat(model.lines()).isEmpty();
  }

  @Test
  void foldHidesTheInsideAndUnfoldBringsItBack() {
    show(SERVER);
    String all = seen();

    model.fold(line("\"metadata\": {"));

    assertThat(seen()).doesNotContain("tier").contains("addresses").contains("\"metadata\": {");
    assertThat(model.lines()).hasSize(16);
    model.toggle(line("\"metadata\": {"));
    assertThat(seen()).isEqualTo(all);
  }

  @Test
  void innerFoldsSurviveTheOuterOne() {
    show(SERVER);
    model.fold(line("\"private\": ["));
    String before = seen();

    model.fold(line("\"server\": {"));
    assertThat(model.lines()).hasSize(3);
    model.unfold(line("\"server\": {"));

    assertThat(seen()).isEqualTo(before);
  }

  @Test
  void foldAllLeavesTheOutermostOpen() {
    show(SERVER);

    model.foldAll();

    assertThat(seen()).isEqualTo("{ \"server\": { }");
    model.unfoldAll();
    assertThat(model.lines()).hasSize(19);
  }

  @Test
  void laterVersionKeepsItsFolds() {
    show(SERVER);
    model.fold(line("\"metadata\": {"));
    model.fold(
        model.lines().stream()
            .filter(l -> l.content().equals("{") && l.depth() == 4)
            .toList()
            .getLast());

    model.update(SERVER.replace("\"name\"", "\"progress\":10,\"name\"").replace("web-1", "web-2"));
    runner.until(() -> seen().contains("web-2"));

    assertThat(seen()).doesNotContain("tier").contains("10.0.0.5").doesNotContain("fe80::5");
  }

  @Test
  void searchCountsStepsAndOpensWhatHidesAMatch() {
    show(SERVER);
    model.foldAll();

    find("ADDR");

    assertThat(model.matchTextProperty().get()).isEqualTo("1 of 3");
    assertThat(seen()).contains("addresses").doesNotContain("10.0.0.5");
    model.nextMatch();
    assertThat(seen()).contains("10.0.0.5");
    assertThat(model.matchTextProperty().get()).isEqualTo("2 of 3");
    model.nextMatch();
    model.nextMatch();
    assertThat(model.matchTextProperty().get()).isEqualTo("1 of 3");
    model.previousMatch();
    assertThat(model.matchTextProperty().get()).isEqualTo("3 of 3");
  }

  @Test
  void searchTellsWhenThereIsNothing() {
    show(SERVER);

    find("database");

    assertThat(model.matchTextProperty().get()).isEqualTo("No match");
    assertThat(model.foundProperty().get()).isFalse();
    assertThat(model.matchProperty().get()).isNull();
  }

  @Test
  void severalMatchesOnALineAreEachCounted() {
    show("[\"aXaXa\"]");

    find("a");

    assertThat(model.matchTextProperty().get()).isEqualTo("1 of 3");
    assertThat(model.matchesIn(model.lines().get(1))).hasSize(3);
  }

  @Test
  void brokenTextIsShownAsItIsWithTheReason() {
    show("<html>\n<h1>502 Bad Gateway</h1>\n</html>");

    assertThat(model.stateProperty().get()).isEqualTo(State.TEXT);
    assertThat(model.lines()).extracting(Line::text).contains("<h1>502 Bad Gateway</h1>");
    assertThat(model.problemProperty().get()).startsWith("Not JSON: line 1, column ");
    assertThat(model.pretty()).isEqualTo(model.text());
  }

  @Test
  void cutTextIsLaidOutAsFarAsItGoes() {
    model.showBeginning("{\"a\":[1,2,");
    runner.until(() -> model.stateProperty().get() == State.JSON);

    assertThat(seen()).isEqualTo("{ \"a\": [ 1, 2");
    assertThat(model.problemProperty().get()).startsWith("Only the beginning was kept");
    assertThat(model.canFold(model.lines().getFirst())).isFalse();
  }

  @Test
  void copiesOfAFoldedLineHoldWhatItHides() {
    show(SERVER);
    Line metadata = line("\"metadata\": {");
    model.fold(metadata);

    assertThat(model.copyOf(List.of(line("\"name\": \"web-1\","), metadata)))
        .isEqualTo(
            """
            "name": "web-1",
            "metadata": {
              "tier": "web",
              "owner": "ops"
            },\
            """);
    assertThat(model.valueOf(line("\"name\": \"web-1\","))).isEqualTo("web-1");
    assertThat(model.minified()).isEqualTo(SERVER);
  }

  @Test
  void newTextReplacesOneThatIsStillBeingRead() {
    String long1 = "[" + "1,".repeat(500_000) + "1]";
    model.show(long1);
    model.show("[2]");
    runner.until(() -> model.stateProperty().get() == State.JSON);

    assertThat(seen()).isEqualTo("[ 2 ]");
  }

  @Test
  void fiveMegabytesFoldAndSearch() {
    String big =
        IntStream.range(0, 50_000)
            .mapToObj(
                i ->
                    "{\"id\":"
                        + i
                        + ",\"name\":\"server-"
                        + i
                        + "\",\"flavor\":{\"id\":\"42\",\"links\":[\"self\"]},\"status\":\"ACTIVE\"}")
            .collect(Collectors.joining(",", "{\"servers\":[", "]}"));
    assertThat(big.length()).isGreaterThan(4_500_000);
    show(big);

    find("server-49999");
    assertThat(model.matchTextProperty().get()).isEqualTo("1 of 1");
    model.foldAll();
    assertThat(model.lines()).hasSize(3);
    model.nextMatch();
    assertThat(seen()).contains("server-49999").doesNotContain("server-49998");
  }
}
