package io.novadesk.view.servers;

import io.novadesk.cloud.Command;
import io.novadesk.cloud.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.FormDialog;
import io.novadesk.view.Icons;
import io.novadesk.view.ModalHost;
import io.novadesk.view.Tables;
import io.novadesk.view.metadata.MatrixView;
import io.novadesk.viewmodel.ConsoleViewModel;
import io.novadesk.viewmodel.Sizes;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.ResizeViewModel;
import io.novadesk.viewmodel.servers.ResizeViewModel.Choice;
import io.novadesk.viewmodel.servers.ServerDetailViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Asks for what a command needs, as much as its danger deserves, and gives it. */
public final class ServerDialogs {
  private final ConsoleViewModel console;
  private final ModalHost host;

  public ServerDialogs(ConsoleViewModel console, ModalHost host) {
    this.console = console;
    this.host = host;
  }

  /** Carries out an action on the selected servers that take it now. */
  public void perform(ServerAction action) {
    List<ServerRow> takers = console.actions().takers(action);
    if (takers.isEmpty()) {
      return;
    }
    List<ServerRow> selected = List.copyOf(console.servers().selected());
    if (PlansViewModel.isPlannedFirst(action, selected.size())) {
      console.plans().draft(action, selected);
      return;
    }
    ServerRow first = takers.getFirst();
    switch (action) {
      case START,
          STOP,
          REBOOT_SOFT,
          PAUSE,
          UNPAUSE,
          SUSPEND,
          RESUME,
          UNSHELVE,
          UNRESCUE,
          LOCK,
          UNLOCK ->
          console.give(new Command.Plain(action), takers);
      case REBOOT_HARD, SHELVE, CONFIRM_RESIZE, REVERT_RESIZE ->
          confirm(action, new Command.Plain(action), first);
      case RESIZE -> resize(first);
      case SNAPSHOT -> snapshot(first);
      case RENAME -> rename(first);
      case CHANGE_PASSWORD -> changePassword(first);
      case DELETE -> delete(first);
      case EDIT_METADATA -> editMetadata();
    }
  }

  /** One in its own editor beside the table, many in a matrix, those that refuse it included. */
  private void editMetadata() {
    List<ServerRow> chosen = List.copyOf(console.servers().selected());
    if (chosen.size() == 1) {
      console.detail().tabProperty().set(ServerDetailViewModel.Tab.METADATA);
    } else {
      new MatrixView(console.matrix(chosen), host).show();
    }
  }

  private void confirm(ServerAction action, Command command, ServerRow row) {
    FormDialog dialog =
        new FormDialog(
            host,
            "confirm",
            Text.of("dialog.confirm.one", Text.of("action." + action), row.name()),
            Text.of("dialog.confirm.text." + action),
            about(row),
            Text.of("action." + action),
            false);
    dialog.show(dialog.acceptButton(), () -> console.give(command, List.of(row)));
  }

  private void delete(ServerRow row) {
    FormDialog dialog =
        new FormDialog(
            host,
            "delete",
            Text.of("dialog.delete.one", row.name()),
            Text.of("dialog.delete.text"),
            about(row),
            Text.of("action.DELETE"),
            true);
    dialog.show(
        dialog.lookup("#delete-cancel"),
        () -> console.give(new Command.Plain(ServerAction.DELETE), List.of(row)));
  }

  private void rename(ServerRow row) {
    TextField name = new TextField(row.name());
    name.setId("rename-name");
    Label hint = new Label();
    hint.getStyleClass().add("field-error");
    hint.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> name.getText().length() > 255 ? Text.of("dialog.rename.tooLong") : "",
                name.textProperty()));
    FormDialog dialog =
        new FormDialog(
            host,
            "rename",
            Text.of("dialog.rename.title", row.name()),
            "",
            form(field(Text.of("field.name"), name), hint),
            Text.of("action.RENAME"),
            false);
    dialog.disableAcceptWhen(
        Bindings.createBooleanBinding(
            () ->
                name.getText().isBlank()
                    || name.getText().equals(row.name())
                    || name.getText().length() > 255,
            name.textProperty()));
    name.selectAll();
    dialog.show(name, () -> console.give(new Command.Rename(name.getText().strip()), List.of(row)));
  }

  private void changePassword(ServerRow row) {
    PasswordField password = new PasswordField();
    password.setId("password-new");
    PasswordField again = new PasswordField();
    again.setId("password-again");
    FormDialog dialog =
        new FormDialog(
            host,
            "password",
            Text.of("dialog.password.title", row.name()),
            Text.of("dialog.password.text"),
            form(
                field(Text.of("dialog.password.new"), password),
                field(Text.of("dialog.password.again"), again)),
            Text.of("action.CHANGE_PASSWORD"),
            false);
    dialog.disableAcceptWhen(
        password
            .textProperty()
            .isEmpty()
            .or(password.textProperty().isNotEqualTo(again.textProperty())));
    dialog.show(password, () -> console.changePassword(row, password.getText()));
  }

  private void snapshot(ServerRow row) {
    TextField name = new TextField(ConsoleViewModel.snapshotName(row));
    name.setId("snapshot-name");
    Map<TextField, TextField> items = new java.util.LinkedHashMap<>();
    VBox metadata = new VBox();
    metadata.getStyleClass().add("form");
    Button add = new Button(Text.of("dialog.snapshot.addMetadata"), Icons.of(Feather.PLUS));
    add.setId("snapshot-add");
    add.getStyleClass().addAll("flat", "small");
    add.setOnAction(_ -> addItem(items, metadata));
    FormDialog dialog =
        new FormDialog(
            host,
            "snapshot",
            Text.of("dialog.snapshot.title", row.name()),
            Text.of("dialog.snapshot.text"),
            form(field(Text.of("field.name"), name), metadata, add),
            Text.of("action.SNAPSHOT"),
            false);
    dialog.disableAcceptWhen(
        Bindings.createBooleanBinding(() -> name.getText().isBlank(), name.textProperty()));
    name.selectAll();
    dialog.show(
        name,
        () -> {
          Map<String, String> chosen = new TreeMap<>();
          items.forEach(
              (key, value) -> {
                if (!key.getText().isBlank()) {
                  chosen.put(key.getText().strip(), value.getText());
                }
              });
          console.give(new Command.Snapshot(name.getText().strip(), chosen), List.of(row));
        });
  }

  private static void addItem(Map<TextField, TextField> items, VBox metadata) {
    TextField key = new TextField();
    key.setPromptText(Text.of("dialog.snapshot.key"));
    key.getStyleClass().add("snapshot-key");
    TextField value = new TextField();
    value.setPromptText(Text.of("dialog.snapshot.value"));
    value.getStyleClass().add("snapshot-value");
    Button remove = new Button(null, Icons.of(Feather.X));
    remove.setAccessibleText(Text.of("dialog.snapshot.remove"));
    remove.getStyleClass().addAll("flat", "small", "button-icon");
    HBox line = new HBox(key, value, remove);
    line.getStyleClass().add("form-line");
    line.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(value, Priority.ALWAYS);
    remove.setOnAction(
        _ -> {
          items.remove(key);
          metadata.getChildren().remove(line);
        });
    items.put(key, value);
    metadata.getChildren().add(line);
    key.requestFocus();
  }

  private void resize(ServerRow row) {
    ResizeViewModel model = new ResizeViewModel(row, console.flavorsFor(row));
    TableView<Choice> table = flavorTable(model);
    Label obstacle = new Label();
    obstacle.getStyleClass().add("field-error");
    obstacle
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  Choice choice = model.chosenProperty().get();
                  return choice == null || choice.current() ? "" : choice.obstacle();
                },
                model.chosenProperty()));
    FormDialog dialog =
        new FormDialog(
            host,
            "resize",
            Text.of("dialog.resize.title", row.name()),
            Text.of("dialog.resize.text"),
            form(table, obstacle),
            Text.of("action.RESIZE"),
            false);
    dialog.disableAcceptWhen(model.incomplete());
    dialog.show(
        table,
        () -> {
          Choice choice = model.chosenProperty().get();
          if (choice != null) {
            console.give(
                new Command.Resize(choice.flavor().id(), choice.flavor().name()), List.of(row));
          }
        });
  }

  private static TableView<Choice> flavorTable(ResizeViewModel model) {
    TableView<Choice> table = Tables.dense("resize-flavors");
    table.setPrefSize(700, 300);
    table
        .getColumns()
        .add(column(Text.of("column.flavor.NAME"), 110, false, c -> c.flavor().name()));
    table
        .getColumns()
        .add(
            column(
                Text.of("column.flavor.VCPUS"),
                60,
                true,
                c -> c.flavor().vcpus() == null ? "" : String.valueOf(c.flavor().vcpus())));
    table
        .getColumns()
        .add(column(Text.of("column.flavor.RAM"), 90, true, c -> Sizes.ofMib(c.flavor().ram())));
    table
        .getColumns()
        .add(
            column(
                Text.of("column.flavor.DISK"),
                70,
                true,
                c -> Text.of("size.gib", c.flavor().disk())));
    table
        .getColumns()
        .add(
            column(
                Text.of("dialog.resize.difference"),
                370,
                false,
                c -> c.obstacle().isEmpty() ? c.difference() : c.obstacle()));
    table.setRowFactory(_ -> new ChoiceRow());
    table.getItems().setAll(model.choices());
    model.chosenProperty().bind(table.getSelectionModel().selectedItemProperty());
    for (int i = 0; i < model.choices().size(); i++) {
      if (model.choices().get(i).current()) {
        table.getSelectionModel().select(i);
        table.scrollTo(Math.max(0, i - 3));
      }
    }
    return table;
  }

  private static TableColumn<Choice, Choice> column(
      String title, double width, boolean number, Function<Choice, String> text) {
    TableColumn<Choice, Choice> column =
        Tables.column(title, width, text, Comparator.comparing(text));
    column.setSortable(false);
    column.setReorderable(false);
    return number ? Tables.number(column) : column;
  }

  private static final class ChoiceRow extends TableRow<Choice> {
    @Override
    protected void updateItem(@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      getStyleClass().removeAll("choice-current", "choice-impossible");
      if (!empty && choice != null && !choice.obstacle().isEmpty()) {
        getStyleClass().add(choice.current() ? "choice-current" : "choice-impossible");
      }
    }
  }

  private static Node about(ServerRow row) {
    Label name = new Label(row.name());
    name.getStyleClass().add("name-list-name");
    Label about =
        new Label(
            Text.of(
                "dialog.nameLine",
                row.server().status(),
                row.address(),
                row.region().displayName()));
    about.getStyleClass().add("muted");
    HBox line = new HBox(name, about);
    line.getStyleClass().addAll("form-line", "name-list");
    return line;
  }

  private static VBox form(Node... nodes) {
    VBox form = new VBox(nodes);
    form.getStyleClass().add("form");
    return form;
  }

  private static VBox field(String label, Node control) {
    Label text = new Label(label);
    text.setLabelFor(control);
    text.getStyleClass().add("field-label");
    VBox box = new VBox(text, control);
    box.getStyleClass().add("field");
    return box;
  }
}
