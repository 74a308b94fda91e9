package io.novadesk.view.images;

import io.novadesk.api.image.Image;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.json.JsonView;
import io.novadesk.view.metadata.MetadataPane;
import io.novadesk.view.parts.ActionButtons;
import io.novadesk.view.parts.FieldList;
import io.novadesk.view.parts.FilterField;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.PageView;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.images.ImageAction;
import io.novadesk.viewmodel.images.ImageActionsViewModel;
import io.novadesk.viewmodel.images.ImagesViewModel;
import io.novadesk.viewmodel.images.ImagesViewModel.Lineage;
import io.novadesk.viewmodel.images.ImagesViewModel.Tab;
import io.novadesk.viewmodel.metadata.MetadataEditors;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The images of one region and the selected one in detail. */
public final class ImagesView extends SplitPane implements PageView {
  private final ImagesViewModel model;
  private final TableView<Image> table = Tables.dense("image-table");
  private final FilterField filter =
      new FilterField("image-filter", Text.of("filter.images.prompt"), "");
  private final StackPane detail = new StackPane();
  private final BorderPane pane = new BorderPane();
  private final Label name = new Label();
  private final TabPane tabs = new TabPane();
  private final Map<Tab, javafx.scene.control.Tab> byKind = new EnumMap<>(Tab.class);
  private final FieldList overview;
  private final MetadataPane metadata;
  private final JsonView raw;
  private final LoadedPane<String> rawPane;
  private final ChangeListener<@Nullable Image> onSelected = (_, _, image) -> show(image);
  private final InvalidationListener onProblem = _ -> placeholder();
  private final ActionButtons<ImageAction> actions;
  private final BiConsumer<RegionModel, String> showServer;
  private final BiConsumer<RegionModel, String> showServers;
  private final VBox lineage = new VBox();
  private final ListChangeListener<Lineage> onLineage = _ -> showLineage();
  private boolean selecting;

  /**
   * @param editors of the metadata of images
   * @param showServer goes to one server of a region
   * @param showServers goes to the servers of a region that a filter lets through
   */
  public ImagesView(
      ImagesViewModel model,
      ImageActionsViewModel imageActions,
      MetadataEditors editors,
      ImageDialogs dialogs,
      BiConsumer<RegionModel, String> showServer,
      BiConsumer<RegionModel, String> showServers) {
    this.model = model;
    this.showServer = showServer;
    this.showServers = showServers;
    actions =
        new ActionButtons<>("image", imageActions.reasons(), ImagesView::icon, dialogs::perform);
    getStyleClass().add("images-view");
    filter.textProperty().bindBidirectional(model.filterTextProperty());
    filter.onDown(table::requestFocus);
    HBox bar = new HBox(filter);
    bar.getStyleClass().add("filter-bar");
    HBox.setHgrow(filter, Priority.ALWAYS);
    buildTable();
    table.setContextMenu(actions.menu(List.of(ImageAction.values())));
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DELETE) {
            actions.perform(ImageAction.DELETE);
          }
        });
    BorderPane list = new BorderPane(table);
    list.setTop(new VBox(actions.bar(List.of(ImageAction.values())), bar));

    overview = new FieldList(model.overview());
    add(Tab.OVERVIEW, overview);
    metadata = new MetadataPane(editors);
    add(Tab.METADATA, metadata);
    raw = new JsonView(model.rawJson());
    rawPane = new LoadedPane<>(model.raw(), raw, _ -> {});
    add(Tab.RAW, rawPane);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("detail-tabs");
    tabs.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, chosen) ->
                byKind.forEach(
                    (kind, tab) -> {
                      if (tab == chosen) {
                        model.tabProperty().set(kind);
                      }
                    }));
    name.getStyleClass().add("detail-name");
    HBox head = new HBox(name);
    head.getStyleClass().add("detail-head");
    head.setAlignment(Pos.CENTER_LEFT);
    lineage.getStyleClass().add("lineage");
    pane.setTop(new VBox(head, lineage));
    pane.setCenter(tabs);
    detail.setId("image-detail");
    detail.getStyleClass().add("detail");
    getItems().addAll(list, detail);
    setDividerPositions(0.62);
    SplitPane.setResizableWithParent(detail, false);
    model.selectedProperty().addListener(onSelected);
    model.problemProperty().addListener(onProblem);
    model.lineage().addListener(onLineage);
    show(model.selectedProperty().get());
    placeholder();
  }

  private static Feather icon(ImageAction action) {
    return switch (action) {
      case ADD -> Feather.UPLOAD;
      case DOWNLOAD -> Feather.DOWNLOAD;
      case EDIT -> Feather.EDIT_2;
      case MEMBERS -> Feather.USERS;
      case DEACTIVATE -> Feather.PAUSE_CIRCLE;
      case REACTIVATE -> Feather.PLAY_CIRCLE;
      case DELETE -> Feather.TRASH_2;
    };
  }

  private void showLineage() {
    lineage.getChildren().setAll(model.lineage().stream().map(this::link).toList());
  }

  private Node link(Lineage origin) {
    RegionModel region = model.regionProperty().get();
    boolean leadsSomewhere = !origin.serverId().isEmpty() || !origin.filter().isEmpty();
    if (region == null || !leadsSomewhere) {
      Label label = new Label(origin.sentence());
      label.getStyleClass().add("muted");
      label.setWrapText(true);
      return label;
    }
    Hyperlink link = new Hyperlink(origin.sentence());
    link.setId(origin.serverId().isEmpty() ? "image-servers" : "image-origin");
    link.setOnAction(
        _ -> {
          if (origin.serverId().isEmpty()) {
            showServers.accept(region, origin.filter());
          } else {
            showServer.accept(region, origin.serverId());
          }
        });
    return link;
  }

  @Override
  public Feather icon() {
    return Feather.DISC;
  }

  @Override
  public Node node() {
    return this;
  }

  @Override
  public SplitPane split() {
    return this;
  }

  @Override
  public TableView<Image> table() {
    return table;
  }

  @Override
  public void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  @Override
  public void dispose() {
    model.selectedProperty().removeListener(onSelected);
    model.problemProperty().removeListener(onProblem);
    filter.textProperty().unbindBidirectional(model.filterTextProperty());
    model.lineage().removeListener(onLineage);
    actions.dispose();
    overview.dispose();
    metadata.dispose();
    rawPane.dispose();
    raw.dispose();
  }

  private void add(Tab kind, Node content) {
    javafx.scene.control.Tab tab =
        new javafx.scene.control.Tab(Text.of("detail.tab." + kind), content);
    tab.setId("image-tab-" + kind.name().toLowerCase(Locale.ROOT));
    byKind.put(kind, tab);
    tabs.getTabs().add(tab);
  }

  private void buildTable() {
    table.setTableMenuButtonVisible(true);
    table.getColumns().add(column("NAME", 210, Image::name, byText(Image::name)));
    table.getColumns().add(column("STATUS", 90, Image::status, byText(Image::status)));
    table
        .getColumns()
        .add(
            column(
                "KIND",
                90,
                image -> Text.of(image.isSnapshot() ? "image.snapshot" : "image.image"),
                Comparator.comparing(Image::isSnapshot)));
    table
        .getColumns()
        .add(
            column(
                "VISIBILITY",
                80,
                image -> orEmpty(image.visibility()),
                byText(image -> orEmpty(image.visibility()))));
    table
        .getColumns()
        .add(
            Tables.number(
                column(
                    "SIZE",
                    80,
                    image -> image.size() == null ? "" : Sizes.text(image.size()),
                    Comparator.comparing(
                        Image::size, Comparator.nullsFirst(Comparator.naturalOrder())))));
    table
        .getColumns()
        .add(
            Tables.number(
                column(
                    "CREATED",
                    70,
                    image -> Ages.since(image.created()),
                    Comparator.comparing(
                        Image::created, Comparator.nullsFirst(Comparator.reverseOrder())))));
    Tables.sortBy(table, byText(Image::name), model::sortBy);
    table.setItems(model.rows());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, image) -> {
              if (image != null && !selecting) {
                model.select(image);
              }
            });
  }

  private static Comparator<Image> byText(Function<Image, String> text) {
    return Comparator.comparing(text, NaturalOrder.INSTANCE);
  }

  private static TableColumn<Image, Image> column(
      String key, double width, Function<Image, String> text, Comparator<Image> order) {
    TableColumn<Image, Image> column =
        Tables.column(Text.of("column.image." + key), width, text, order);
    column.setId("image-column-" + key.toLowerCase(Locale.ROOT));
    return column;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private void show(@Nullable Image image) {
    if (image == null) {
      detail
          .getChildren()
          .setAll(
              Placeholder.empty(
                  Feather.DISC, Text.of("image.detail.none"), Text.of("image.detail.none.text")));
      return;
    }
    name.setText(Names.shown(image.name()));
    if (detail.getChildren().size() != 1 || detail.getChildren().getFirst() != pane) {
      detail.getChildren().setAll(pane);
    }
    Image shown = table.getSelectionModel().getSelectedItem();
    if (shown == null || !shown.id().equals(image.id())) {
      selecting = true;
      try {
        for (int i = 0; i < model.rows().size(); i++) {
          if (model.rows().get(i).id().equals(image.id())) {
            table.getSelectionModel().clearAndSelect(i);
          }
        }
      } finally {
        selecting = false;
      }
    }
  }

  private void placeholder() {
    String problem = model.problemProperty().get();
    table.setPlaceholder(
        problem.isEmpty()
            ? Placeholder.empty(Feather.DISC, Text.of("images.none"), Text.of("images.none.text"))
            : Placeholder.broken(Text.of("images.broken"), problem));
  }
}
