package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.common.login.FormField;
import io.novadesk.common.login.FormField.Place;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.DeleteWait;
import io.novadesk.view.parts.ForgetfulPasswordField;
import io.novadesk.viewmodel.connect.CloudEntry;
import io.novadesk.viewmodel.connect.ConnectForm;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import io.novadesk.viewmodel.connect.KeychainChoice;
import java.io.File;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The fields that the chosen method needs; what is seldom needed stands under "More". */
final class FormPane extends VBox {
  private final ConnectViewModel model;
  private final ConnectForm form;
  private final Wiring wiring = new Wiring();
  private final Map<FormField, FieldRow> rows = new EnumMap<>(FormField.class);
  private final Map<FormField, TextField> inputs = new EnumMap<>(FormField.class);
  private final SecretField secret = new SecretField("connect-secret");
  private final ToggleButton more = new ToggleButton();
  private final VBox moreRows = new VBox(2);
  private final ComboBox<Method> method;
  private final ComboBox<Interface> face;
  private final ComboBox<Colour> colour;
  private final CheckBox replaceHosts = new CheckBox(Text.of("connect.field.replaceHosts"));
  private final ComboBox<DeleteWait> deletesWait;
  private final CheckBox production = new CheckBox(Text.of("connect.field.production"));

  FormPane(ConnectViewModel model) {
    super(2);
    this.model = model;
    form = model.form();
    setId("connect-form");
    getStyleClass().add("connect-form");
    for (FormField field : FormField.values()) {
      rows.put(field, newRow(field));
    }
    method = choice("method", Method.values(), form.methodProperty());
    face = choice("interface", Interface.values(), form.faceProperty());
    colour = choice("colour", Colour.values(), form.colourProperty());
    colour.setCellFactory(_ -> new ColourCell());
    colour.setButtonCell(new ColourCell());
    deletesWait = choice("deletesWait", DeleteWait.values(), form.deletesWaitProperty());
    addRows();
    row(FormField.PROJECT).add(projects());
    wiring.both(replaceHosts.selectedProperty(), form.replaceHostsProperty());
    wiring.both(production.selectedProperty(), form.productionProperty());
    wiring.on(form.methodProperty(), _ -> showFields());
    for (FormField field : FormField.values()) {
      if (field.place() == Place.SELDOM) {
        wiring.on(form.error(field), _ -> showFields());
        wiring.on(form.text(field), _ -> showFields());
      }
    }
    wiring.on(form.passcodeWantedProperty(), _ -> showFields());
    wiring.on(model.help().computeUrlWantedProperty(), _ -> refresh());
    wiring.on(model.help().projects(), this::refresh);
    wiring.on(model.busyProperty(), this::setDisable);
    wiring.on(model.choice().selectedProperty(), _ -> refresh());
    wiring.on(model.choice().selectedProperty(), _ -> secret.conceal());
  }

  private void addRows() {
    more.setId("connect-more");
    more.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "connect-more");
    more.selectedProperty()
        .subscribe(
            open -> {
              more.setText(Text.of(open ? "connect.less" : "connect.more"));
              more.setGraphic(new FontIcon(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
              Wiring.show(moreRows, open);
              showFields();
            });
    TrustedPane trusted = new TrustedPane(model);
    HBox trustedRow = labelled("trusted", trusted);
    wiring.on(
        form.trusted(),
        () -> {
          trusted.refresh();
          Wiring.show(trustedRow, !form.trusted().isEmpty());
        });
    replaceHosts.setId("connect-replace-hosts");
    production.setId("connect-production");
    getChildren().addAll(row(FormField.NAME), row(FormField.AUTH_URL), labelled("method", method));
    for (FormField field : FormField.values()) {
      if (field.place() == Place.FRONT
          && !List.of(FormField.NAME, FormField.AUTH_URL).contains(field)) {
        getChildren().add(row(field));
      }
      if (field == FormField.PASSCODE) {
        getChildren().add(keep());
      }
    }
    getChildren().addAll(more, moreRows);
    for (FormField field : FormField.values()) {
      if (field.place() != Place.FRONT
          && field != FormField.NICKNAME
          && field != FormField.FOLDER) {
        moreRows.getChildren().add(row(field));
      }
    }
    moreRows
        .getChildren()
        .addAll(
            trustedRow,
            labelled("interface", face),
            row(FormField.NICKNAME),
            row(FormField.FOLDER),
            labelled("colour", colour),
            labelled("none", replaceHosts),
            labelled("none", production),
            labelled("deletesWait", deletesWait));
  }

  /** One that nothing can be wrong with. */
  private static HBox labelled(String name, Node control) {
    Label label = new Label(Text.of("connect.field." + name));
    label.setLabelFor(control);
    label.setMnemonicParsing(true);
    label.getStyleClass().add("connect-label");
    HBox.setHgrow(control, Priority.ALWAYS);
    HBox row = new HBox(12, label, control);
    row.getStyleClass().add("connect-choice");
    return row;
  }

  private FieldRow row(FormField field) {
    FieldRow row = rows.get(field);
    if (row == null) {
      throw new IllegalArgumentException(field.name());
    }
    return row;
  }

  private FieldRow newRow(FormField field) {
    String id = "connect-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    TextField input =
        field == FormField.SECRET
            ? secret.text()
            : field.isSecret() ? new ForgetfulPasswordField() : new TextField();
    input.setId(id);
    if (field != FormField.SECRET) {
      input.setPromptText(Text.of("connect.prompt." + field));
    }
    wiring.both(input.textProperty(), form.text(field));
    inputs.put(field, input);
    Node control =
        switch (field) {
          case SECRET -> secret;
          case CA_FILE, CLIENT_CERTIFICATE, CLIENT_KEY -> withBrowse(input);
          default -> input;
        };
    FieldRow row = new FieldRow(Text.of("connect.field." + field), control, input);
    wiring.on(form.error(field), row::setError);
    wiring.on(form.error(field), error -> revealOn(field, error));
    return row;
  }

  private void revealOn(FormField field, String error) {
    if (field.place() != Place.FRONT && !error.isEmpty()) {
      more.setSelected(true);
    }
  }

  private <E extends Enum<E>> ComboBox<E> choice(String name, E[] values, Property<E> property) {
    ComboBox<E> box = new ComboBox<>();
    box.setId("connect-" + name);
    box.getItems().setAll(values);
    box.setConverter(new NamedValues<>("connect." + name + ".", values));
    box.setMaxWidth(Double.MAX_VALUE);
    wiring.both(box.valueProperty(), property);
    return box;
  }

  private HBox withBrowse(TextField input) {
    Button browse = new Button(Text.of("connect.button.browse"), new FontIcon(Feather.FOLDER));
    browse.setId(input.getId() + "-browse");
    browse.setMinWidth(USE_PREF_SIZE);
    browse.setOnAction(
        _ -> {
          FileChooser chooser = new FileChooser();
          File file = chooser.showOpenDialog(getScene().getWindow());
          if (file != null) {
            input.setText(file.getPath());
          }
        });
    HBox.setHgrow(input, Priority.ALWAYS);
    return new HBox(8, input, browse);
  }

  /** What to choose from when the login is good for several projects. */
  private HBox projects() {
    ComboBox<String> choice = new ComboBox<>();
    choice.setId("connect-projects");
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setAccessibleText(Text.of("connect.projects"));
    HBox.setHgrow(choice, Priority.ALWAYS);
    Button use =
        new Button(Text.of("connect.button.useProject"), new FontIcon(Feather.ARROW_RIGHT));
    use.setId("connect-use-project");
    use.setMinWidth(USE_PREF_SIZE);
    use.setOnAction(_ -> model.answers().choose(choice.getValue()));
    HBox box = new HBox(8, choice, use);
    wiring.on(
        model.help().projects(),
        () -> {
          choice.getItems().setAll(model.help().projects());
          choice.getSelectionModel().selectFirst();
          Wiring.show(box, !choice.getItems().isEmpty());
        });
    return box;
  }

  /** Whether the keychain keeps the secret; grey with the reason where there is none. */
  private HBox keep() {
    CheckBox keep = new CheckBox(Text.of("keychain.keep"));
    keep.setId("connect-keep-secret");
    HBox box = labelled("none", keep);
    Tooltip tip = new Tooltip();
    Tooltip.install(box, tip);
    wiring.both(keep.selectedProperty(), model.keychain().keepProperty());
    wiring.on(
        model.keychain().whyNotProperty(),
        whyNot -> {
          keep.setDisable(!whyNot.isEmpty());
          tip.setText(whyNot.isEmpty() ? Text.of("keychain.keep.tip") : whyNot);
        });
    Runnable show =
        () ->
            Wiring.show(
                box,
                model.keychain().offeredProperty().get()
                    && KeychainChoice.isFor(form.methodProperty().get()));
    wiring.on(model.keychain().offeredProperty(), _ -> show.run());
    wiring.on(form.methodProperty(), _ -> show.run());
    return box;
  }

  private void refresh() {
    showFields();
    CloudEntry entry = model.choice().selectedProperty().get();
    boolean editable = entry == null || entry.savable();
    for (FormField field : FormField.values()) {
      boolean open =
          editable
              || field.isNeverInAFile()
              || (field == FormField.PROJECT && !model.help().projects().isEmpty())
              || (field == FormField.COMPUTE_URL && model.help().computeUrlWantedProperty().get());
      input(field).setEditable(open);
      input(field).setFocusTraversable(open);
    }
    for (Node node : List.of(method, replaceHosts)) {
      node.setDisable(entry != null && !entry.editable());
    }
    face.setDisable(!editable);
    // Kept here for a cloud of a file, too; the demo cloud is made anew each time.
    for (Node node : List.of(colour, production, deletesWait)) {
      node.setDisable(entry != null && entry.kind() == CloudEntry.Kind.DEMO);
    }
  }

  private TextField input(FormField field) {
    TextField input = inputs.get(field);
    if (input == null) {
      throw new IllegalArgumentException(field.name());
    }
    return input;
  }

  private void showFields() {
    Method chosen = form.methodProperty().get();
    rows.forEach((field, row) -> Wiring.show(row, field.isFor(chosen) && isCalledFor(field)));
    Wiring.show(
        row(FormField.COMPUTE_URL),
        more.isSelected()
            || model.help().computeUrlWantedProperty().get()
            || !form.text(FormField.COMPUTE_URL).get().isEmpty());
    Wiring.show(
        row(FormField.PASSCODE),
        FormField.PASSCODE.isFor(chosen)
            && (chosen == Method.TOTP
                || more.isSelected()
                || form.passcodeWantedProperty().get()
                || !form.text(FormField.PASSCODE).get().isEmpty()));
    row(FormField.SECRET).setLabel(Text.of("connect.secret." + chosen));
  }

  /** What is seldom needed stays while it has the focus: emptying it must not take it away. */
  private boolean isCalledFor(FormField field) {
    if (field == FormField.NICKNAME) {
      CloudEntry entry = model.choice().selectedProperty().get();
      return entry != null && entry.isOfFile();
    }
    return field.place() != Place.SELDOM
        || input(field).isFocused()
        || !form.text(field).get().isEmpty()
        || !form.error(field).get().isEmpty();
  }

  /** Brings a field to the eye and the caret into it. */
  void focus(FormField field) {
    if (field.place() != Place.FRONT) {
      more.setSelected(true);
    }
    showFields();
    TextField input = field == FormField.SECRET ? secret.field() : input(field);
    input.requestFocus();
    input.selectAll();
  }

  /** Where a field stands, to scroll there; null when it is not shown. */
  @Nullable Node place(FormField field) {
    FieldRow row = row(field);
    return row.isVisible() ? row : null;
  }

  void dispose() {
    wiring.dispose();
  }
}
