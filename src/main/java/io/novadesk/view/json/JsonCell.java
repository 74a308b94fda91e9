package io.novadesk.view.json;

import io.novadesk.api.JsonText.Line;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.json.JsonViewModel;
import io.novadesk.viewmodel.json.JsonViewModel.Match;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One line: its number, the mark that folds it, its coloured parts. */
final class JsonCell extends ListCell<Line> {
  /** A longer line would cost the renderer seconds; copying gives all of it. */
  static final int LONGEST_SHOWN = 2_000;

  private static final double INDENT = 16;
  private static final int DEEPEST_SHOWN = 60;
  private static final double DIGIT_WIDTH = 8;

  private final JsonViewModel model;
  private final Label number = new Label();
  private final FontIcon opened = new FontIcon(Feather.CHEVRON_DOWN);
  private final FontIcon folded = new FontIcon(Feather.CHEVRON_RIGHT);
  private final Label mark = new Label();
  private final Region indent = new Region();
  private final HBox row = new HBox();

  JsonCell(JsonViewModel model) {
    this.model = model;
    getStyleClass().add("json-cell");
    number.getStyleClass().add("json-number");
    number.setAlignment(Pos.CENTER_RIGHT);
    mark.getStyleClass().add("json-mark");
    mark.setMinWidth(INDENT);
    mark.setAlignment(Pos.CENTER);
    mark.addEventHandler(MouseEvent.MOUSE_PRESSED, this::toggle);
    row.setAlignment(Pos.CENTER_LEFT);
  }

  private void toggle(MouseEvent press) {
    Line line = getItem();
    if (press.getButton() == MouseButton.PRIMARY && line != null && model.canFold(line)) {
      model.toggle(line);
      press.consume();
    }
  }

  @Override
  protected void updateItem(Line line, boolean empty) {
    super.updateItem(line, empty);
    setText(null);
    if (empty || line == null) {
      setGraphic(null);
      return;
    }
    double width = DIGIT_WIDTH * (model.digits() + 1);
    number.setMinWidth(width);
    number.setPrefWidth(width);
    number.setText(Integer.toString(line.index() + 1));
    boolean isFolded = model.isFolded(line);
    mark.setGraphic(model.canFold(line) ? isFolded ? folded : opened : null);
    double left = INDENT * Math.min(line.depth(), DEEPEST_SHOWN);
    indent.setMinWidth(left);
    indent.setPrefWidth(left);
    row.getChildren().setAll(number, mark, indent);
    row.getChildren().addAll(parts(line, isFolded));
    setGraphic(row);
  }

  private List<Node> parts(Line line, boolean isFolded) {
    Parts parts = new Parts(model.matchesIn(line), model.matchProperty().get());
    if (line.name() != null) {
      parts.add(line.name(), "json-name");
      parts.add(": ", "json-punctuation");
    }
    parts.add(line.text(), styleOf(line));
    if (isFolded) {
      parts.addPlain(" … " + (line.kind() == Line.Kind.OBJECT ? "}" : "]"), "json-punctuation");
      parts.addPlain("  " + Text.of("json.folded", line.children()), "json-note");
    } else if (line.comma()) {
      parts.add(",", "json-punctuation");
    }
    return parts.nodes();
  }

  private static String styleOf(Line line) {
    return switch (line.kind()) {
      case STRING -> "json-string";
      case NUMBER -> "json-value";
      case WORD -> "json-word";
      case RAW -> "json-raw";
      case OBJECT, ARRAY, END, EMPTY -> "json-punctuation";
    };
  }

  /** The parts of a line's content, cut where a match begins or ends. */
  private static final class Parts {
    private final List<Node> nodes = new ArrayList<>();
    private final List<Match> matches;
    private final @Nullable Match current;
    private int at;
    private int shown;

    Parts(List<Match> matches, @Nullable Match current) {
      this.matches = matches;
      this.current = current;
    }

    List<Node> nodes() {
      return nodes;
    }

    void add(String text, String style) {
      int start = at;
      int end = at + text.length();
      at = end;
      int from = start;
      for (Match match : matches) {
        int matchStart = Math.max(match.start(), start);
        int matchEnd = Math.min(match.start() + match.length(), end);
        if (matchStart < matchEnd) {
          addPlain(text.substring(from - start, matchStart - start), style);
          addMatch(text.substring(matchStart - start, matchEnd - start), style, match);
          from = matchEnd;
        }
      }
      addPlain(text.substring(from - start), style);
    }

    private void addMatch(String text, String style, Match match) {
      Label label = new Label(text);
      label.setMinWidth(Region.USE_PREF_SIZE);
      label.getStyleClass().setAll("json-match", style);
      if (match.equals(current)) {
        label.getStyleClass().add("json-match-current");
      }
      nodes.add(label);
      shown += text.length();
    }

    void addPlain(String text, String style) {
      int room = LONGEST_SHOWN - shown;
      if (text.isEmpty() || room <= 0) {
        return;
      }
      shown += text.length();
      nodes.add(plain(text.length() <= room ? text : text.substring(0, room), style));
      if (text.length() > room) {
        nodes.add(plain(Text.of("json.more", text.length() - room), "json-note"));
      }
    }

    private static Node plain(String text, String style) {
      javafx.scene.text.Text node = new javafx.scene.text.Text(text);
      node.getStyleClass().add(style);
      return node;
    }
  }
}
