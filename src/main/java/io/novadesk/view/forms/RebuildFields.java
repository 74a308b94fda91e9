package io.novadesk.view.forms;

import io.novadesk.api.compute.KeyPair;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FilterField;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.forms.RebuildDetails;
import io.novadesk.viewmodel.forms.RebuildForm;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** From which image, and what else shall be new. */
final class RebuildFields extends ScrollPane {
  private static final double WIDTH = 660;
  private static final double MOST_HEIGHT = 420;

  private final ImageTable images;

  RebuildFields(RebuildForm form, RebuildDetails details) {
    images = new ImageTable(form);
    FilterField search =
        new FilterField("rebuild-search", Text.of("images.filter"), Text.of("images.filter"));
    search.textProperty().subscribe(images::filter);
    search.onDown(images::requestFocus);
    setContent(
        form(
            search,
            images,
            Fields.sideBySide(
                text("field.name", "rebuild-name", details.nameProperty()),
                Fields.of(
                    Text.of("dialog.rebuild.password"), password(details.passwordProperty()))),
            more(details)));
    getStyleClass().addAll("edge-to-edge", "form-scroll");
    setFitToWidth(true);
    setPrefWidth(Look.px(Look.px(WIDTH)));
    setMaxHeight(MOST_HEIGHT);
  }

  Node images() {
    return images;
  }

  private static VBox form(Node... nodes) {
    VBox form = new VBox(nodes);
    form.getStyleClass().add("form");
    return form;
  }

  private static VBox text(String key, String id, StringProperty value) {
    return Fields.of(Text.of(key), Fields.text(id, value, ""));
  }

  private static PasswordField password(StringProperty value) {
    PasswordField field = new PasswordField();
    field.setId("rebuild-password");
    field.setPromptText(Text.of("form.cloudsPassword"));
    field.textProperty().bindBidirectional(value);
    return field;
  }

  private static TitledPane more(RebuildDetails form) {
    VBox fields = form();
    if (form.takesDescription()) {
      VBox description =
          text("field.description", "rebuild-description", form.descriptionProperty());
      if (form.takesHostname()) {
        fields
            .getChildren()
            .add(
                Fields.sideBySide(
                    description,
                    text("field.hostname", "rebuild-hostname", form.hostnameProperty())));
      } else {
        fields.getChildren().add(description);
      }
    }
    if (form.takesKey()) {
      fields.getChildren().add(Fields.of(Text.of("field.keyPair"), keys(form)));
    }
    if (form.takesUserData()) {
      TextArea userData = new TextArea();
      userData.setId("rebuild-user-data");
      userData.setPromptText(Text.of("dialog.rebuild.userDataPrompt"));
      userData.getStyleClass().add("exact");
      userData.setPrefRowCount(4);
      userData.textProperty().bindBidirectional(form.userDataProperty());
      fields.getChildren().add(Fields.of(Text.of("dialog.rebuild.userData"), userData));
    }
    if (form.takesFiles()) {
      fields
          .getChildren()
          .add(
              Fields.of(
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

  private static ComboBox<String> keys(RebuildDetails form) {
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
