package io.novadesk.view.parts;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.settings.Shortcut;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Labels and values, each of which can be copied. Lines are reused, so that a refresh does not
 * flicker. One stop for the Tab key: Up and Down go from line to line, Ctrl+C copies the value,
 * Enter goes where it leads, Space tells of it.
 */
public final class FieldLines extends VBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final KeyCombination COPY = Keys.of(Shortcut.COPY);

  private final List<Line> lines = new ArrayList<>();
  private final boolean stacked;
  private final Links links;
  private int current = -1;

  /**
   * @param stacked values below their labels, for labels of any length; else beside them
   * @param links what a value does that more is known of
   */
  public FieldLines(boolean stacked, Links links) {
    this.stacked = stacked;
    this.links = links;
    getStyleClass().add("field-lines");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    focusedProperty().addListener((_, _, focused) -> mark(focused ? Math.max(0, current) : -1));
  }

  public void show(List<Field> fields) {
    while (lines.size() > fields.size()) {
      getChildren().remove(lines.removeLast().node);
    }
    while (lines.size() < fields.size()) {
      Line line = new Line();
      lines.add(line);
      getChildren().add(line.node);
    }
    for (int i = 0; i < fields.size(); i++) {
      lines.get(i).show(fields.get(i));
    }
  }

  private void key(KeyEvent event) {
    if (current < 0 || current >= lines.size()) {
      return;
    }
    Line line = lines.get(current);
    if (COPY.match(event)) {
      Clip.copy(line.raw);
    } else if (event.getCode() == KeyCode.DOWN && current < lines.size() - 1) {
      mark(current + 1);
    } else if (event.getCode() == KeyCode.UP && current > 0) {
      mark(current - 1);
    } else if (event.getCode() == KeyCode.ENTER && line.link != null) {
      links.follow(line.value, line.link);
    } else if (event.getCode() == KeyCode.SPACE && line.link != null) {
      links.tell(line.value, line.link);
    } else {
      return;
    }
    event.consume();
  }

  private void mark(int line) {
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).node.pseudoClassStateChanged(CURRENT, i == line);
    }
    if (line >= 0 && line < lines.size()) {
      current = line;
      setAccessibleText(lines.get(line).spoken());
    }
  }

  private final class Line {
    private final Label label = new Label();
    private final Label value = new Label();
    private final Button copy = new Button(null, Icons.of(Feather.COPY));
    private final Node node;
    private @Nullable Link link;
    private String raw = "";

    Line() {
      label.getStyleClass().add("field-name");
      value.getStyleClass().add("field-value");
      value.setWrapText(true);
      value.setMinHeight(USE_PREF_SIZE);
      copy.getStyleClass().addAll("flat", "button-icon", "small", "copy-button");
      copy.setTooltip(new Tooltip(Text.of("copy")));
      copy.setFocusTraversable(false);
      copy.setMinWidth(USE_PREF_SIZE);
      copy.setOnAction(_ -> Clip.copy(raw));
      Pane gap = new Pane();
      HBox line;
      if (stacked) {
        VBox both = new VBox(label, value);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        line = new HBox(both, copy);
      } else {
        label.getStyleClass().add("field-name-beside");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        value.setMinWidth(0);
        HBox.setHgrow(gap, Priority.ALWAYS);
        line = new HBox(label, value, gap, copy);
      }
      line.getStyleClass().add("field-line");
      line.setAlignment(Pos.TOP_LEFT);
      node = line;
    }

    void show(Field field) {
      label.setText(Names.shown(field.label()));
      raw = field.value();
      value.setText(Names.lines(raw));
      copy.setAccessibleText(Text.of("copy.named", field.label()));
      link = field.link();
      Link leads = link;
      value.setOnMouseClicked(leads == null ? null : _ -> links.follow(value, leads));
      value.setOnMouseEntered(leads == null ? null : _ -> links.near(value, leads));
      value.setOnMouseExited(leads == null ? null : _ -> links.away());
      value.setAccessibleRole(leads == null ? AccessibleRole.TEXT : AccessibleRole.HYPERLINK);
      value.getStyleClass().removeAll("exact", "field-link");
      if (field.exact()) {
        value.getStyleClass().add("exact");
      }
      if (link != null) {
        value.getStyleClass().add("field-link");
      }
    }

    String spoken() {
      return label.getText() + ": " + value.getText();
    }
  }
}
