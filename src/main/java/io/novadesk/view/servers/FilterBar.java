package io.novadesk.view.servers;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.CopyAs;
import io.novadesk.view.parts.FilterField;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.FilterHelp.Suggestion;
import io.novadesk.viewmodel.servers.FilterTerm;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import io.novadesk.viewmodel.settings.Shortcut;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/**
 * The filter box over the servers, what is wrong with what was typed, and the tools for the list.
 * How it could go on is offered in a list under the box, over the table.
 */
final class FilterBar extends VBox {
  /** Below this width what the table is grouped by is told by its headings alone. */
  private static final double NARROW = 560;

  private static final double NARROWEST = 330;
  private static final double LEAST = 200;

  private final ServerTableViewModel model;
  private final FilterField filter =
      new FilterField("server-filter", Text.of("filter.servers.prompt"), "");
  private final SuggestionList suggestions;
  private final IntegerBinding shown;
  private final Subscription typing;
  private final GroupButton group;
  private final ScopeButton scope;
  private boolean accepting;

  FilterBar(
      ServerTableViewModel model, ServerTableView.Tools tools, ObservableStringValue savedProblem) {
    this.model = model;
    shown = Bindings.size(model.rows());
    filter.textProperty().bindBidirectional(model.filterTextProperty());
    filter.onPaste(ServerTableViewModel::ofPasted);
    filter.setAccessibleText(Text.of("filter.servers.accessible"));
    suggestions = new SuggestionList(this::accept);

    Label counts = new Label();
    counts.getStyleClass().add("counts");
    counts.setMinWidth(Region.USE_PREF_SIZE);
    counts
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::countsText, shown, model.totalProperty(), model.filterTextProperty()));
    Button help = tool("filter-help", Feather.HELP_CIRCLE, "filter.help", this::toggleHelp);
    Button save = tool("filter-save", Feather.STAR, "filter.save", tools.saveFilter());
    save.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.filterTextProperty().get().isBlank()
                        || !model.filterProblemProperty().get().isEmpty(),
                model.filterTextProperty(),
                model.filterProblemProperty()));
    MenuButton copy = CopyAs.button("filter-copy-as", CopyAs.FORMS_OF_FILTERS, model::filterCopied);
    copy.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    copy.setAccessibleText(Text.of("filter.copyAs"));
    copy.setTooltip(new Tooltip(Text.of("filter.copyAs")));
    copy.disableProperty().bind(save.disableProperty());
    Button columns = tool("server-columns", Feather.COLUMNS, tools.columns());
    Keys.explain(columns, "columns.open", Shortcut.COLUMNS);
    Button export = tool("server-export", Feather.DOWNLOAD, tools.export());
    Keys.explain(export, "export.open", Shortcut.EXPORT);
    Button past = tool("server-past", Feather.CLOCK, tools.past());
    Keys.explain(past, "past.open", Shortcut.PAST);
    group = new GroupButton(model);
    HBox bar =
        new HBox(filter, help, save, copy, counts, tools.scope(), group, columns, past, export);
    bar.getStyleClass().add("filter-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(filter, Priority.ALWAYS);

    // What is typed needs the room most.
    scope = tools.scope();
    for (Labeled word : List.of(group, scope)) {
      word.contentDisplayProperty()
          .bind(
              bar.widthProperty()
                  .map(
                      width ->
                          width.doubleValue() < NARROW
                              ? ContentDisplay.GRAPHIC_ONLY
                              : ContentDisplay.LEFT));
    }
    // The menus have the buttons too, and the tree has the counts.
    List.of(columns, past, export, copy).forEach(spare -> showFrom(NARROW, spare, bar));
    List.of(save, counts).forEach(spare -> showFrom(NARROWEST, spare, bar));
    filter.setMinWidth(0);
    bar.setMinWidth(0);
    Look.keep(minWidthProperty(), LEAST);
    getChildren()
        .addAll(
            bar,
            note("filter-problem", model.filterProblemProperty()),
            note("filters-problem", savedProblem));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    typing =
        Subscription.combine(
            filter.textProperty().subscribe(this::typed),
            filter.caretPositionProperty().subscribe(_ -> typed()),
            filter.focusedProperty().subscribe(this::focused));
  }

  private static void showFrom(double width, Node spare, HBox bar) {
    spare.visibleProperty().bind(bar.widthProperty().greaterThanOrEqualTo(width));
    spare.managedProperty().bind(spare.visibleProperty());
  }

  /** To be laid over the table, right under this bar. */
  Node suggestions() {
    return suggestions;
  }

  /** Down in the box goes there, unless something is offered. */
  void onDown(Runnable action) {
    filter.onDown(action);
  }

  void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  /** Begins a word for this column, and offers the values that its cells have. */
  void askValue(Column column) {
    accepting = true;
    filter.setText(FilterTerm.into(filter.getText(), FilterTerm.beginning(column)));
    filter.requestFocus();
    filter.end();
    accepting = false;
    suggestions.offer(model.suggestions(filter.getText(), filter.getCaretPosition(), false), false);
  }

  void dispose() {
    group.dispose();
    scope.dispose();
    typing.unsubscribe();
    shown.dispose();
    filter.textProperty().unbindBidirectional(model.filterTextProperty());
  }

  private static Button tool(String id, Feather icon, String key, Runnable action) {
    Button button = tool(id, icon, action);
    button.setAccessibleText(Text.of(key));
    button.setTooltip(new Tooltip(Text.of(key)));
    return button;
  }

  private static Button tool(String id, Feather icon, Runnable action) {
    Button button = new Button(null, Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private static Label note(String id, ObservableStringValue text) {
    Label note = new Label(null, Icons.of(Feather.ALERT_TRIANGLE));
    note.setId(id);
    note.getStyleClass().add("filter-note");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    note.setMaxWidth(Double.MAX_VALUE);
    note.textProperty().bind(text);
    note.visibleProperty().bind(note.textProperty().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    return note;
  }

  private void typed() {
    if (!accepting && filter.isFocused()) {
      suggestions.offer(
          model.suggestions(filter.getText(), filter.getCaretPosition(), false), false);
    }
  }

  private void focused(boolean now) {
    if (!now && !suggestions.isFocused()) {
      suggestions.close();
    }
  }

  private void toggleHelp() {
    if (suggestions.isOpen()) {
      suggestions.close();
    } else {
      filter.requestFocus();
      filter.end();
      openAll();
    }
  }

  private void openAll() {
    List<Suggestion> all = model.suggestions(filter.getText(), filter.getCaretPosition(), true);
    suggestions.offer(
        all.isEmpty()
            ? model.suggestions(filter.getText() + " ", filter.getText().length() + 1, true)
            : all,
        true);
  }

  private void accept(Suggestion suggestion) {
    accepting = true;
    filter.setText(suggestion.text());
    filter.requestFocus();
    filter.positionCaret(suggestion.caret());
    accepting = false;
    typed();
  }

  private void key(KeyEvent event) {
    if (event.getTarget() != filter) {
      return;
    }
    if (event.getCode() == KeyCode.SPACE && event.isShortcutDown()) {
      openAll();
      event.consume();
    } else if (suggestions.isOpen() && suggestions.take(event.getCode())) {
      event.consume();
    }
  }

  private String countsText() {
    // Asked for, or it would not tell of its next change.
    int found = shown.get();
    int total = model.totalProperty().get();
    return model.filterTextProperty().get().isBlank() || found == total
        ? Text.of("servers.count", total)
        : Text.of("servers.countFiltered", found, total);
  }
}
