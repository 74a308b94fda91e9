package io.novadesk.view.flavors;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.image.Image;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.ActionButtons;
import io.novadesk.view.parts.FilterField;
import io.novadesk.view.parts.PageView;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.flavors.Comparison;
import io.novadesk.viewmodel.flavors.FlavorAction;
import io.novadesk.viewmodel.flavors.FlavorActionsViewModel;
import io.novadesk.viewmodel.flavors.FlavorsViewModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The flavors of one region. */
public final class FlavorsView extends SplitPane implements PageView {
  private final FlavorsViewModel model;
  private final TableView<Flavor> table = Tables.dense("flavor-table");
  private final FilterField filter =
      new FilterField("flavor-filter", Text.of("filter.flavors.prompt"), "");
  private final InvalidationListener onProblem = _ -> placeholder();
  private final ActionButtons<FlavorAction> actions;
  private final ComboBox<@Nullable Image> images = new ComboBox<>();
  private final StackPane detail = new StackPane();
  private final ComparisonPane comparison = new ComparisonPane();
  private final Subscription subscriptions;

  public FlavorsView(
      FlavorsViewModel model, FlavorActionsViewModel flavorActions, FlavorDialogs dialogs) {
    this.model = model;
    actions =
        new ActionButtons<>("flavor", flavorActions.reasons(), FlavorsView::icon, dialogs::perform);
    filter.textProperty().bindBidirectional(model.filterTextProperty());
    filter.onDown(table::requestFocus);
    HBox bar = new HBox(filter, imageChoice());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("filter-bar");
    HBox.setHgrow(filter, Priority.ALWAYS);
    BorderPane list = new BorderPane(table);
    list.setTop(new VBox(actions.bar(List.of(FlavorAction.values())), bar));
    table.setContextMenu(actions.menu(List.of(FlavorAction.values())));
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener(
            (ListChangeListener<Flavor>)
                change ->
                    model.choose(
                        change.getList().stream().map(f -> (Flavor) f).distinct().toList()));
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DELETE) {
            actions.perform(FlavorAction.DELETE);
          }
        });
    detail.getStyleClass().add("detail");
    getItems().addAll(list, detail);
    setDividerPositions(0.62);
    SplitPane.setResizableWithParent(detail, false);
    add(
        "NAME",
        104,
        false,
        Flavor::name,
        Comparator.comparing(Flavor::name, NaturalOrder.INSTANCE));
    add(
        "VCPUS",
        74,
        true,
        f -> f.vcpus() == null ? "" : String.valueOf(f.vcpus()),
        Comparator.comparing(Flavor::vcpus, Comparator.nullsFirst(Comparator.naturalOrder())));
    add("RAM", 88, true, f -> Sizes.ofMib(f.ram()), Comparator.comparingInt(Flavor::ram));
    add(
        "DISK",
        86,
        true,
        f -> Text.of("size.gib", f.disk()),
        Comparator.comparingInt(Flavor::disk));
    add(
        "EPHEMERAL",
        90,
        true,
        f -> Text.of("size.gib", f.ephemeral()),
        Comparator.comparingInt(Flavor::ephemeral));
    add("SWAP", 80, true, f -> Sizes.ofMib(f.swap()), Comparator.comparingInt(Flavor::swap));
    add(
        "EXTRA",
        170,
        false,
        f ->
            f.extraSpecs().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining(", ")),
        Comparator.comparingInt(f -> f.extraSpecs().size()));
    add("FITS", 140, false, model::obstacle, Comparator.comparing(model::obstacle));
    add("ROOM", 88, true, model::room, Comparator.comparing(model::room, NaturalOrder.INSTANCE));
    add("ID", 220, false, Flavor::id, Comparator.comparing(Flavor::id, NaturalOrder.INSTANCE));
    // What the comparison shows as well; the table's own menu brings them back.
    table
        .getColumns()
        .forEach(
            column ->
                column.setVisible(
                    !List.of("flavor-column-ephemeral", "flavor-column-swap", "flavor-column-id")
                        .contains(column.getId())));
    table.setTableMenuButtonVisible(true);
    Tables.sortBy(table, FlavorsViewModel.BY_SIZE, model::sortBy);
    table.setItems(model.rows());
    model.problemProperty().addListener(onProblem);
    placeholder();
    subscriptions =
        Subscription.combine(
            model.comparisonProperty().subscribe(this::compare),
            model.revisionProperty().subscribe(_ -> table.refresh()),
            model.regionProperty().subscribe(_ -> images.getItems().clear()));
  }

  private static Feather icon(FlavorAction action) {
    return switch (action) {
      case CREATE -> Feather.PLUS;
      case ACCESS -> Feather.USERS;
      case DELETE -> Feather.TRASH_2;
    };
  }

  /** Which image the flavors should be large enough for. */
  private HBox imageChoice() {
    Label label = new Label(Text.of("flavor.fit.label"));
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setLabelFor(images);
    images.setId("flavor-image");
    images.setPromptText(Text.of("flavor.fit.any"));
    images.setPrefWidth(190);
    images.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Image image) {
            return image == null ? Text.of("flavor.fit.any") : image.name();
          }

          @Override
          public @Nullable Image fromString(String text) {
            return null;
          }
        });
    images.setOnShowing(
        _ -> {
          Image now = images.getValue();
          List<@Nullable Image> choices = new ArrayList<>();
          choices.add(null);
          choices.addAll(model.images());
          images.getItems().setAll(choices);
          images.setValue(now);
        });
    images.valueProperty().bindBidirectional(model.imageProperty());
    HBox line = new HBox(label, images);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("form-line");
    return line;
  }

  private void compare(@Nullable Comparison chosen) {
    if (chosen == null) {
      detail
          .getChildren()
          .setAll(
              Placeholder.empty(
                  Feather.SLIDERS, Text.of("flavor.none"), Text.of("flavor.none.text")));
    } else {
      comparison.show(chosen);
      detail.getChildren().setAll(comparison);
    }
  }

  @Override
  public Feather icon() {
    return Feather.SLIDERS;
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
  public TableView<Flavor> table() {
    return table;
  }

  @Override
  public void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  @Override
  public void dispose() {
    subscriptions.unsubscribe();
    actions.dispose();
    images.valueProperty().unbindBidirectional(model.imageProperty());
    model.problemProperty().removeListener(onProblem);
    filter.textProperty().unbindBidirectional(model.filterTextProperty());
  }

  private void add(
      String key,
      double width,
      boolean number,
      Function<Flavor, String> text,
      Comparator<Flavor> order) {
    TableColumn<Flavor, Flavor> column =
        Tables.column(Text.of("column.flavor." + key), width, text, order);
    column.setId("flavor-column-" + key.toLowerCase(java.util.Locale.ROOT));
    // Numbers and what is missing are never cut off: names and extra specs give way.
    if (number || key.equals("FITS")) {
      column.setMinWidth(width);
    }
    table.getColumns().add(number ? Tables.number(column) : column);
  }

  private void placeholder() {
    String problem = model.problemProperty().get();
    table.setPlaceholder(
        problem.isEmpty()
            ? Placeholder.empty(
                Feather.SLIDERS, Text.of("flavors.none"), Text.of("flavors.none.text"))
            : Placeholder.broken(Text.of("flavors.broken"), problem));
  }
}
