package io.novadesk.view.servers;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.GroupedRows;
import io.novadesk.viewmodel.servers.MetadataColumn;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Says what the table is grouped by, and lets a person choose it. */
final class GroupButton extends MenuButton {
  /** More metadata keys would not fit on a screen; a heading's menu groups by any of them. */
  private static final int MOST_KEYS = 15;

  private static final List<ServerColumn> FIELDS =
      List.of(
          ServerColumn.STATUS,
          ServerColumn.FLAVOR,
          ServerColumn.IMAGE,
          ServerColumn.HOST,
          ServerColumn.ZONE,
          ServerColumn.PROJECT,
          ServerColumn.TAGS);

  private final ServerTableViewModel model;
  private final Subscription shown;

  GroupButton(ServerTableViewModel model) {
    super(null, Icons.of(Feather.LAYERS));
    this.model = model;
    setId("server-group");
    getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "group-button");
    setMnemonicParsing(false);
    setMinWidth(USE_PREF_SIZE);
    setMaxWidth(180);
    setTooltip(new Tooltip(Text.of("grouping.open")));
    shown = model.grouped().byProperty().subscribe((Column by) -> show(by));
    fill();
    setOnShowing(_ -> fill());
  }

  void dispose() {
    shown.unsubscribe();
  }

  private void show(@Nullable Column by) {
    String text = by == null ? Text.of("grouping.none") : Text.of("grouping.by", by.title());
    setText(text);
    setAccessibleText(text);
  }

  private void fill() {
    GroupedRows grouped = model.grouped();
    ToggleGroup choice = new ToggleGroup();
    List<MenuItem> items = new ArrayList<>();
    items.add(entry(null, choice));
    FIELDS.forEach(column -> items.add(entry(column, choice)));
    if (model.spread().manyCloudsProperty().get()) {
      items.add(entry(ServerColumn.CLOUD, choice));
    }
    if (model.spread().manyRegionsProperty().get()) {
      items.add(entry(ServerColumn.REGION, choice));
    }
    List<String> keys = model.metadataKeys();
    if (!keys.isEmpty()) {
      items.add(new SeparatorMenuItem());
      keys.stream()
          .limit(MOST_KEYS)
          .forEach(key -> items.add(entry(new MetadataColumn(key), choice)));
    }
    if (grouped.byProperty().get() != null) {
      items.add(new SeparatorMenuItem());
      items.add(
          GroupHeadings.item(
              "group-by-fold-all", Text.of("grouping.foldAll"), null, grouped::foldAll));
      items.add(
          GroupHeadings.item(
              "group-by-unfold-all", Text.of("grouping.unfoldAll"), null, grouped::unfoldAll));
    }
    getItems().setAll(items);
  }

  private RadioMenuItem entry(@Nullable Column column, ToggleGroup choice) {
    RadioMenuItem item =
        new RadioMenuItem(column == null ? Text.of("grouping.off") : Names.shown(column.title()));
    item.setId("group-by-" + (column == null ? "nothing" : column.id()));
    item.setMnemonicParsing(false);
    item.setToggleGroup(choice);
    Column now = model.grouped().byProperty().get();
    item.setSelected(column == null ? now == null : column.equals(now));
    item.setOnAction(_ -> model.grouped().byProperty().set(column));
    return item;
  }
}
