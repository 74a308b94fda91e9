package io.novadesk.view.script;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.script.PlayStep;
import io.novadesk.viewmodel.script.PlayStep.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/** One step of a script: what it does, to which servers, and what is sent. */
final class PlayStepCard extends VBox {
  /** So many names are read; more are counted. */
  private static final int MOST_NAMES = 40;

  private static final int MOST_REASONS = 5;
  private static final int MOST_LINES = 10;

  /**
   * @param number of the step, from 1
   */
  PlayStepCard(int number, PlayStep step) {
    getStyleClass().add("play-step");
    getChildren().add(label(Text.of("play.step.title", number, step.title()), "play-step-title"));
    if (!step.words().isEmpty()) {
      getChildren().add(label(step.words(), "exact"));
    }
    List<Who> takers = step.who().stream().filter(Who::takesPart).toList();
    if (!step.who().isEmpty()) {
      getChildren()
          .add(
              label(
                  Text.of(
                      "play.servers",
                      takers.size(),
                      String.join(", ", shortened(names(takers), MOST_NAMES))),
                  "play-step-servers"));
    }
    List<String> leftOut =
        step.who().stream()
            .filter(who -> !who.takesPart())
            .map(who -> Text.of("play.server", who.server().name(), who.whyNot()))
            .toList();
    if (!leftOut.isEmpty() && step.problem().isEmpty()) {
      getChildren().add(label(Text.of("play.leftOut"), "muted"));
      shortened(leftOut, MOST_REASONS).forEach(why -> getChildren().add(label(why, "muted")));
    }
    if (!step.note().isEmpty()) {
      getChildren().add(label(Text.of("play.note", step.note()), "muted"));
    }
    if (!step.problem().isEmpty()) {
      getChildren().add(label(step.problem(), "field-error"));
    }
    if (!step.request().isEmpty()) {
      getChildren().add(request(step.request()));
    }
  }

  private static Label label(String text, String style) {
    Label label = new Label(Names.lines(text));
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /** One that is not the only one of its name is told with its region. */
  private static List<String> names(List<Who> takers) {
    Map<String, Long> often =
        takers.stream()
            .collect(Collectors.groupingBy(who -> who.server().name(), Collectors.counting()));
    return takers.stream()
        .map(Who::server)
        .map(
            row ->
                often.getOrDefault(row.name(), 1L) > 1
                    ? Text.of("play.inRegion", row.name(), row.regionName())
                    : row.name())
        .sorted(NaturalOrder.INSTANCE)
        .toList();
  }

  private static List<String> shortened(List<String> all, int most) {
    List<String> shown = new ArrayList<>(all.subList(0, Math.min(most, all.size())));
    if (all.size() > most) {
      shown.add(Text.of("play.more", all.size() - most));
    }
    return shown;
  }

  private static Node request(String sent) {
    TextArea text = new TextArea(sent);
    text.setEditable(false);
    text.setWrapText(true);
    text.getStyleClass().add("exact");
    text.setPrefRowCount((int) Math.min(MOST_LINES, sent.lines().count() + 1));
    text.setAccessibleText(Text.of("play.request"));
    TitledPane folded = new TitledPane(Text.of("play.request"), text);
    folded.getStyleClass().addAll("request-disclosure", "dense");
    folded.setAnimated(false);
    folded.setExpanded(false);
    return folded;
  }
}
