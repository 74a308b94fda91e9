package io.novadesk.view.servers.dialogs;

import io.novadesk.api.compute.KeyPair;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FilterField;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.commands.RebuildForm;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** From which image, and what else shall be new. */
final class RebuildDialog {
  private static final double WIDTH = 660;
  private static final double MOST_HEIGHT = 420;

  private RebuildDialog() {}

  static void ask(CommandDialog dialogs, ServerRow row) {
    RebuildForm form = dialogs.forms().rebuild(row);
    ImageTable images = new ImageTable(form);
    FilterField search =
        new FilterField("rebuild-search", Text.of("images.filter"), Text.of("images.filter"));
    search.textProperty().subscribe(images::filter);
    search.onDown(images::requestFocus);
    VBox content =
        Fields.form(
            search,
            images,
            Fields.pair(
                Fields.field(
                    Text.of("field.name"), Fields.text("rebuild-name", form.nameProperty())),
                Fields.field(
                    Text.of("dialog.rebuild.password"),
                    Fields.password(
                        "rebuild-password",
                        form.passwordProperty(),
                        Text.of("form.cloudsPassword")))),
            more(form));
    ScrollPane scroll = new ScrollPane(content);
    scroll.getStyleClass().addAll("edge-to-edge", "form-scroll");
    scroll.setFitToWidth(true);
    scroll.setPrefWidth(WIDTH);
    scroll.setMaxHeight(MOST_HEIGHT);
    dialogs.ask(
        new Question(
            "rebuild",
            Text.of("dialog.rebuild.title", row.name()),
            Text.of("dialog.rebuild.text"),
            Text.of("action.REBUILD"),
            Danger.LOSS),
        form,
        Fields.form(scroll, Fields.problem(form.problem())),
        images);
  }

  private static TitledPane more(RebuildForm form) {
    VBox fields = Fields.form();
    if (form.takesDescription()) {
      VBox description =
          Fields.field(
              Text.of("field.description"),
              Fields.text("rebuild-description", form.descriptionProperty()));
      if (form.takesHostname()) {
        fields
            .getChildren()
            .add(
                Fields.pair(
                    description,
                    Fields.field(
                        Text.of("field.hostname"),
                        Fields.text("rebuild-hostname", form.hostnameProperty()))));
      } else {
        fields.getChildren().add(description);
      }
    }
    if (form.takesKey()) {
      fields.getChildren().add(Fields.field(Text.of("field.keyPair"), keys(form)));
    }
    if (form.takesUserData()) {
      TextArea userData = new TextArea();
      userData.setId("rebuild-user-data");
      userData.setPromptText(Text.of("dialog.rebuild.userDataPrompt"));
      userData.getStyleClass().add("exact");
      userData.setPrefRowCount(4);
      userData.textProperty().bindBidirectional(form.userDataProperty());
      fields.getChildren().add(Fields.field(Text.of("dialog.rebuild.userData"), userData));
    }
    if (form.takesFiles()) {
      fields
          .getChildren()
          .add(
              Fields.field(
                  Text.of("dialog.rebuild.files"),
                  new KeyValueLines(
                      "rebuild-file",
                      form.files(),
                      Text.of("dialog.rebuild.path"),
                      Text.of("dialog.rebuild.content"),
                      Text.of("dialog.rebuild.addFile"))));
    }
    CheckBox replaces = new CheckBox(Text.of("dialog.rebuild.replaceMetadata"));
    replaces.setId("rebuild-replace-metadata");
    replaces.selectedProperty().bindBidirectional(form.replacesMetadataProperty());
    KeyValueLines metadata =
        new KeyValueLines(
            "rebuild-metadata",
            form.metadata(),
            Text.of("dialog.snapshot.key"),
            Text.of("dialog.snapshot.value"),
            Text.of("dialog.snapshot.addMetadata"));
    metadata.visibleProperty().bind(form.replacesMetadataProperty());
    metadata.managedProperty().bind(metadata.visibleProperty());
    fields.getChildren().addAll(replaces, metadata);
    TitledPane more = new TitledPane(Text.of("dialog.rebuild.more"), fields);
    more.setId("rebuild-more");
    more.getStyleClass().addAll("request-disclosure", "dense");
    more.setAnimated(false);
    more.setExpanded(false);
    return more;
  }

  private static ComboBox<String> keys(RebuildForm form) {
    ComboBox<String> keys = new ComboBox<>();
    keys.setId("rebuild-key");
    keys.setMaxWidth(Double.MAX_VALUE);
    keys.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String name) {
            return name == null || name.isEmpty() ? Text.of("dialog.rebuild.noKey") : name;
          }

          @Override
          public String fromString(String text) {
            return text;
          }
        });
    String now = form.keyNameProperty().get();
    keys.getItems().add("");
    if (!now.isEmpty()) {
      keys.getItems().add(now);
    }
    keys.valueProperty().bindBidirectional(form.keyNameProperty());
    form.keyPairs()
        .stateProperty()
        .subscribe(
            state -> {
              if (state instanceof Loaded.Ready<List<KeyPair>> ready) {
                ready.value().stream()
                    .map(KeyPair::name)
                    .filter(name -> !keys.getItems().contains(name))
                    .forEach(keys.getItems()::add);
              }
            });
    return keys;
  }
}
