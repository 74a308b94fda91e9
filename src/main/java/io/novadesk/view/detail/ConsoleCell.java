package io.novadesk.view.detail;

import io.novadesk.common.console.ConsoleLine;
import io.novadesk.common.console.ConsoleLine.Run;
import io.novadesk.viewmodel.detail.ConsoleLogViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A line of a console in its colours, what is searched for marked. */
final class ConsoleCell extends ListCell<ConsoleLine> {
  private static final PseudoClass MATCH = PseudoClass.getPseudoClass("match");

  private final ConsoleLogViewModel model;
  private final HBox line = new HBox();

  ConsoleCell(ConsoleLogViewModel model) {
    this.model = model;
    getStyleClass().add("console-cell");
    line.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(@Nullable ConsoleLine item, boolean empty) {
    super.updateItem(item, empty);
    boolean match = !empty && getIndex() == model.matchProperty().get();
    pseudoClassStateChanged(MATCH, match);
    if (empty || item == null) {
      setText(null);
      setGraphic(null);
      return;
    }
    String query = model.queryProperty().get().toLowerCase(Locale.ROOT);
    boolean plain = item.runs().size() <= 1 && item.runs().stream().allMatch(ConsoleCell::isPlain);
    if (plain && (query.isEmpty() || !item.text().toLowerCase(Locale.ROOT).contains(query))) {
      setText(item.text());
      setGraphic(null);
      return;
    }
    List<Label> pieces = new ArrayList<>();
    item.runs().forEach(run -> pieces(run, query, pieces));
    line.getChildren().setAll(pieces);
    setText(null);
    setGraphic(line);
    setAccessibleText(item.text());
  }

  private static boolean isPlain(Run run) {
    return run.colour() == ConsoleLine.Colour.NONE && !run.bold();
  }

  private static void pieces(Run run, String query, List<Label> pieces) {
    String text = run.text();
    String low = text.toLowerCase(Locale.ROOT);
    int from = 0;
    int found = query.isEmpty() ? -1 : low.indexOf(query);
    while (found >= 0) {
      if (found > from) {
        pieces.add(piece(run, text.substring(from, found), false));
      }
      from = found + query.length();
      pieces.add(piece(run, text.substring(found, from), true));
      found = low.indexOf(query, from);
    }
    if (from < text.length()) {
      pieces.add(piece(run, text.substring(from), false));
    }
  }

  private static Label piece(Run run, String text, boolean found) {
    Label label = new Label(text);
    label.getStyleClass().add("console-run");
    label.setMinWidth(USE_PREF_SIZE);
    if (run.colour() != ConsoleLine.Colour.NONE) {
      label.getStyleClass().add("ansi-" + run.colour().name().toLowerCase(Locale.ROOT));
    }
    if (run.bold()) {
      label.getStyleClass().add("ansi-bold");
    }
    if (found) {
      label.getStyleClass().add("console-found");
    }
    return label;
  }
}
