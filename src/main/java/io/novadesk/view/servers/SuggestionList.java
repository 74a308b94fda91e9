package io.novadesk.view.servers;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.servers.FilterHelp.Suggestion;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Ways for a filter to go on, under the box they are typed in; the box keeps the keyboard. */
final class SuggestionList extends VBox {
  private static final int MOST_ROWS = 10;
  private static final double WIDTH = 460;

  private final ListView<Suggestion> list = new ListView<>();
  private final Label grammar = new Label(Text.of("filter.servers.help"));
  private final Consumer<Suggestion> accept;

  SuggestionList(Consumer<Suggestion> accept) {
    this.accept = accept;
    setId("filter-suggestions");
    getStyleClass().add("suggestions");
    list.setId("filter-suggestion-list");
    list.setAccessibleText(Text.of("filter.suggestions"));
    list.setFocusTraversable(false);
    list.fixedCellSizeProperty().bind(Look.rowHeight());
    list.setCellFactory(_ -> new SuggestionCell());
    grammar.getStyleClass().add("suggestions-grammar");
    grammar.setWrapText(true);
    grammar.setMinHeight(USE_PREF_SIZE);
    grammar.managedProperty().bind(grammar.visibleProperty());
    getChildren().addAll(list, grammar);
    setMaxSize(WIDTH, USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    setVisible(false);
  }

  boolean isOpen() {
    return isVisible();
  }

  /**
   * Shows these; closes when there are none.
   *
   * @param explained whether the whole grammar is told as well
   */
  void offer(List<Suggestion> suggestions, boolean explained) {
    if (suggestions.isEmpty()) {
      close();
      return;
    }
    list.getItems().setAll(suggestions);
    list.getSelectionModel().clearSelection();
    list.scrollTo(0);
    list.setPrefHeight(Math.min(MOST_ROWS, suggestions.size()) * Look.rowHeight().get() + 2);
    grammar.setVisible(explained);
    setVisible(true);
  }

  void close() {
    setVisible(false);
  }

  /** A key pressed in the box; false when it is the box's own. */
  boolean take(KeyCode key) {
    int last = list.getItems().size() - 1;
    int selected = list.getSelectionModel().getSelectedIndex();
    return switch (key) {
      case ESCAPE -> {
        // Whoever has not gone into the list wants to be rid of the filter as well.
        close();
        yield selected >= 0;
      }
      case DOWN -> select(Math.min(last, selected + 1));
      case UP -> select(Math.max(0, selected - 1));
      case PAGE_DOWN -> select(Math.min(last, selected + MOST_ROWS));
      case PAGE_UP -> select(Math.max(0, selected - MOST_ROWS));
      case ENTER, TAB -> {
        boolean chosen = selected >= 0;
        acceptSelected();
        yield chosen;
      }
      default -> false;
    };
  }

  private boolean select(int index) {
    list.getSelectionModel().select(index);
    list.scrollTo(Math.max(0, index - MOST_ROWS + 2));
    return true;
  }

  private void acceptSelected() {
    Suggestion chosen = list.getSelectionModel().getSelectedItem();
    close();
    if (chosen != null) {
      accept.accept(chosen);
    }
  }

  private final class SuggestionCell extends ListCell<Suggestion> {
    private final Label label = new Label();
    private final Label explanation = new Label();
    private final HBox line = new HBox(label, explanation);

    SuggestionCell() {
      line.getStyleClass().add("form-line");
      line.setAlignment(Pos.CENTER_LEFT);
      label.getStyleClass().add("exact");
      label.setMinWidth(Look.px(130));
      label.setMaxWidth(Look.px(300));
      explanation.getStyleClass().add("muted");
      explanation.setMinWidth(Region.USE_COMPUTED_SIZE);
      setPrefWidth(0);
      // Before the list takes the keyboard from the box, which would close it.
      addEventFilter(
          MouseEvent.MOUSE_PRESSED,
          event -> {
            if (getItem() != null && event.getButton() == MouseButton.PRIMARY) {
              list.getSelectionModel().select(getIndex());
              acceptSelected();
            }
            event.consume();
          });
    }

    @Override
    protected void updateItem(@Nullable Suggestion item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      label.setText(Names.shown(item.label()));
      explanation.setText(item.explanation());
      setGraphic(line);
    }
  }
}
