package io.novadesk.view.plans;

import atlantafx.base.theme.Styles;
import io.novadesk.api.compute.Flavor;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.Icons;
import io.novadesk.view.Tables;
import io.novadesk.viewmodel.Sizes;
import io.novadesk.viewmodel.commands.BackupForm;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlanDraft.DraftRow;
import io.novadesk.viewmodel.plans.PlansViewModel;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Says what a plan will do to each server, and asks how carefully. */
final class PlanDraftView extends BorderPane {
  private static final int MOST = 500;

  private final PlanDraft draft;
  private final Button start = new Button();
  private final Label heading = new Label();
  private final Label about = new Label();
  private final ComboBox<ServerAction> action = new ComboBox<>();
  private final FlowPane needs = new FlowPane(16, 8);

  PlanDraftView(PlanDraft draft, PlansViewModel plans) {
    this.draft = draft;
    setId("plan-draft");
    start.setId("plan-start");
    start.setOnAction(_ -> plans.start(draft));
    start.setMinWidth(Region.USE_PREF_SIZE);
    start.disableProperty().bind(draft.problemProperty().isNotEmpty());
    Button close = new Button(Text.of("cancel"));
    close.setId("plan-close");
    close.setOnAction(_ -> plans.closePage());
    close.setMinWidth(Region.USE_PREF_SIZE);
    Label problem = new Label();
    problem.setId("plan-problem");
    problem.getStyleClass().add("muted");
    problem.setWrapText(true);
    problem.textProperty().bind(draft.problemProperty());
    heading.getStyleClass().add("dialog-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(heading, gap, problem, close, start);
    head.getStyleClass().add("plan-head");
    head.setAlignment(Pos.CENTER_LEFT);

    about.getStyleClass().addAll("muted", "plan-about");
    about.setWrapText(true);
    about.managedProperty().bind(about.visibleProperty());
    about.visibleProperty().bind(about.textProperty().isNotEmpty());
    setTop(new VBox(head, about, fields()));
    setCenter(table());
    draft.actionProperty().subscribe(this::showAction);
    draft.takersProperty().subscribe(_ -> showAction());
    draft.autoConfirmProperty().subscribe(_ -> showAction());
  }

  /** What has to be filled in, or else the choice of the action. */
  void focusFirst() {
    Node first = needs.lookup("#plan-count");
    (first == null ? action : first).requestFocus();
  }

  private Node fields() {
    action.setId("plan-action");
    action.getItems().setAll(draft.actions());
    action.setConverter(converter(chosen -> Text.of("action." + chosen)));
    action.setVisibleRowCount(draft.actions().size());
    action.valueProperty().bindBidirectional(draft.actionProperty());
    CheckBox well = new CheckBox(Text.of("plan.wellFirst"));
    well.setId("plan-well-first");
    well.selectedProperty().bindBidirectional(draft.wellFirstProperty());
    well.disableProperty().bind(draft.batchProperty().isEqualTo(0));
    well.setTooltip(new Tooltip(Text.of("plan.wellFirst.help")));
    FlowPane how =
        new FlowPane(
            16,
            8,
            field(Text.of("plan.action"), action),
            number("plan-at-once", "plan.atOnce", 1, draft.atOnceProperty(), ""),
            number(
                "plan-stop-after",
                "plan.stopAfter",
                0,
                draft.stopAfterProperty(),
                Text.of("plan.never")),
            number("plan-batch", "plan.batch", 0, draft.batchProperty(), Text.of("plan.noBatches")),
            beside(well));
    VBox all = new VBox(how, needs);
    all.getStyleClass().add("plan-fields");
    return all;
  }

  private void showAction() {
    int takers = draft.takersProperty().get();
    ServerAction chosen = draft.actionProperty().get();
    heading.setText(Text.of("plan.draft.title", Text.of("action." + chosen), takers));
    about.setText(draft.about());
    start.setText(Text.of("plan.start", Text.of("action." + chosen), takers));
    start.getStyleClass().removeAll(Styles.DANGER, Styles.ACCENT);
    start.getStyleClass().add(draft.isDangerous() ? Styles.DANGER : Styles.ACCENT);
    // Enter starts what does no harm; what destroys must be meant.
    start.setDefaultButton(!draft.isDangerous());
    if (chosen == needs.getUserData()) {
      return;
    }
    needs.setUserData(chosen);
    needs.getChildren().clear();
    switch (chosen) {
      case RESIZE -> needs.getChildren().setAll(flavorField(), autoConfirm());
      case SNAPSHOT -> needs.getChildren().setAll(nameField());
      case BACKUP -> needs.getChildren().setAll(nameField(), typeField(), keptField());
      case RENAME ->
          needs
              .getChildren()
              .setAll(text("plan-new-name", "plan.newName", 30, draft.newNameProperty()));
      case LOCK ->
          needs
              .getChildren()
              .setAll(text("plan-lock-reason", "plan.lockReason", 30, draft.lockReasonProperty()));
      case RESET_STATE -> needs.getChildren().setAll(stateField());
      case REBUILD -> needs.getChildren().setAll(imageField(), countField());
      case DELETE, FORCE_DELETE -> needs.getChildren().setAll(countField());
      default -> {
        // Needs nothing more.
      }
    }
    needs.setVisible(!needs.getChildren().isEmpty());
    needs.setManaged(needs.isVisible());
  }

  private Node flavorField() {
    ComboBox<@Nullable Flavor> flavors = new ComboBox<>();
    flavors.setId("plan-flavor");
    flavors.getItems().setAll(draft.flavors());
    flavors.setPromptText(Text.of("plan.flavor.prompt"));
    flavors.setPrefWidth(360);
    flavors.setConverter(
        converter(
            flavor ->
                Text.of(
                    "flavor.summary",
                    flavor.name(),
                    flavor.vcpus() == null ? "?" : flavor.vcpus(),
                    Sizes.ofMib(flavor.ram()),
                    flavor.disk())));
    flavors.valueProperty().bindBidirectional(draft.flavorProperty());
    return field(Text.of("plan.flavor"), flavors);
  }

  private Node imageField() {
    ComboBox<@Nullable Image> images = new ComboBox<>();
    images.setId("plan-image");
    images.getItems().add(null);
    images.getItems().addAll(draft.images());
    images.setPrefWidth(300);
    images.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Image image) {
            return image == null ? Text.of("plan.image.own") : image.name();
          }

          @Override
          public @Nullable Image fromString(String typed) {
            return null;
          }
        });
    images.valueProperty().bindBidirectional(draft.imageProperty());
    return field(Text.of("plan.image"), images);
  }

  private Node autoConfirm() {
    CheckBox confirm = new CheckBox(Text.of("plan.autoConfirm"));
    confirm.setId("plan-auto-confirm");
    confirm.setTooltip(new Tooltip(Text.of("plan.autoConfirm.help")));
    confirm.selectedProperty().bindBidirectional(draft.autoConfirmProperty());
    return beside(confirm);
  }

  private Node nameField() {
    return text("plan-name", "plan.name", 30, draft.namePatternProperty());
  }

  private Node countField() {
    return text("plan-count", "plan.count", 8, draft.typedCountProperty());
  }

  private Node keptField() {
    return number("plan-backups-kept", "plan.backupsKept", 1, draft.backupsKeptProperty(), "");
  }

  private Node typeField() {
    ComboBox<String> types = new ComboBox<>();
    types.setId("plan-backup-type");
    types.getItems().setAll(BackupForm.TYPES);
    types.setEditable(true);
    types.setPrefWidth(140);
    types.valueProperty().bindBidirectional(draft.backupTypeProperty());
    types.getEditor().textProperty().bindBidirectional(draft.backupTypeProperty());
    return field(Text.of("plan.backupType"), types);
  }

  private Node stateField() {
    ComboBox<Boolean> states = new ComboBox<>();
    states.setId("plan-reset-to");
    states.getItems().setAll(true, false);
    states.setPrefWidth(240);
    states.setConverter(
        converter(active -> Text.of(active ? "dialog.reset.active" : "dialog.reset.error")));
    states.setValue(draft.resetToActiveProperty().get());
    states.valueProperty().addListener((_, _, active) -> draft.resetToActiveProperty().set(active));
    return field(Text.of("plan.resetTo"), states);
  }

  private static Node text(String id, String key, int columns, StringProperty value) {
    TextField field = new TextField();
    field.setId(id);
    field.setPrefColumnCount(columns);
    field.textProperty().bindBidirectional(value);
    return field(Text.of(key), field);
  }

  private static Node number(
      String id, String key, int least, IntegerProperty value, String wordForZero) {
    IntegerSpinnerValueFactory values = new IntegerSpinnerValueFactory(least, MOST, value.get());
    values.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Integer number) {
            return number == null || (number == 0 && !wordForZero.isEmpty())
                ? wordForZero
                : number.toString();
          }

          @Override
          public Integer fromString(String text) {
            String plain = text.strip();
            return plain.matches("\\d{1,6}")
                ? Math.clamp(Integer.parseInt(plain), least, MOST)
                : plain.equalsIgnoreCase(wordForZero) || plain.isEmpty() ? least : value.get();
          }
        });
    Spinner<Integer> spinner = new Spinner<>(values);
    spinner.setId(id);
    spinner.setEditable(true);
    spinner.setPrefWidth(130);
    // What was typed counts without a further key.
    spinner
        .focusedProperty()
        .addListener(
            (_, _, focused) -> {
              if (!focused) {
                spinner.commitValue();
              }
            });
    values.valueProperty().addListener((_, _, number) -> value.set(number));
    return field(Text.of(key), spinner);
  }

  private Node table() {
    TableView<DraftRow> table = Tables.dense("plan-servers");
    table.setItems(draft.rows());
    table.getColumns().add(column("plan.column.SERVER", 200, row -> row.server().name()));
    table
        .getColumns()
        .add(column("plan.column.STATUS", 130, row -> row.server().server().status()));
    TableColumn<DraftRow, DraftRow> what = new TableColumn<>(Text.of("plan.column.WHAT"));
    what.setPrefWidth(560);
    what.setComparator(Comparator.comparing(DraftRow::whyNot).thenComparing(DraftRow::what));
    what.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    what.setCellFactory(_ -> new WhatCell());
    table.getColumns().add(what);
    return table;
  }

  private static TableColumn<DraftRow, DraftRow> column(
      String key, double width, Function<DraftRow, String> text) {
    return Tables.column(Text.of(key), width, text, Comparator.comparing(text));
  }

  private static Node field(String label, Node control) {
    Label text = new Label(label);
    text.setLabelFor(control);
    text.getStyleClass().add("field-label");
    VBox box = new VBox(text, control);
    box.getStyleClass().add("field");
    return box;
  }

  /** Stands in line with the controls beside it, which have a label above. */
  private static Node beside(CheckBox box) {
    box.setMinHeight(32);
    return field("", box);
  }

  private static <T> StringConverter<@Nullable T> converter(Function<T, String> text) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : text.apply(value);
      }

      @Override
      public @Nullable T fromString(String typed) {
        return null;
      }
    };
  }

  private static final class WhatCell extends TableCell<DraftRow, DraftRow> {
    @Override
    protected void updateItem(@Nullable DraftRow row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().remove("muted");
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      setText(row.takesPart() ? row.what() : Text.of("plan.draft.leftOut", row.whyNot()));
      setGraphic(
          row.takesPart()
              ? Icons.of(Feather.ARROW_RIGHT, "status-icon", "tone-busy")
              : Icons.of(Feather.SLASH, "status-icon", "tone-off"));
      if (!row.takesPart()) {
        getStyleClass().add("muted");
      }
    }
  }
}
