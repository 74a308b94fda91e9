package io.novadesk.view.launch;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.launch.Ability;
import io.novadesk.viewmodel.launch.LaunchChoices.Choice;
import io.novadesk.viewmodel.launch.LaunchField;
import io.novadesk.viewmodel.launch.LaunchViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What people seldom need: where it runs, what it is called inside, how it is asked for. */
final class MorePart extends VBox {
  private final LaunchViewModel model;
  private final GridPane grid = new GridPane();

  MorePart(LaunchViewModel model) {
    this.model = model;
    getStyleClass().add("form");
    grid.getStyleClass().add("launch-grid");
    ColumnConstraints half = new ColumnConstraints();
    half.setPercentWidth(50);
    half.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(half, half);
    getChildren().add(grid);
    model.abilityProperty().subscribe(this::show);
  }

  private void show(Ability able) {
    List<Node> parts = new ArrayList<>();
    if (able.description()) {
      parts.add(Labelled.text(model, LaunchField.DESCRIPTION));
    }
    if (able.tags()) {
      parts.add(Labelled.text(model, LaunchField.TAGS));
    }
    if (able.hostname()) {
      parts.add(Labelled.text(model, LaunchField.HOSTNAME));
    }
    PasswordField password = new PasswordField();
    password.setPromptText(Text.of("launch.prompt.PASSWORD"));
    password.textProperty().bindBidirectional(model.form().text(LaunchField.PASSWORD));
    parts.add(Labelled.of(model, LaunchField.PASSWORD, password));
    if (able.zones()) {
      parts.add(choice(LaunchField.ZONE, model.choices().zones(), "launch.zone.any"));
      parts.add(choice(LaunchField.SERVER_GROUP, model.choices().groups(), "launch.group.none"));
    }
    if (able.bootVolume()) {
      parts.add(volume());
    }
    parts.add(requests(able));
    grid.getChildren().clear();
    for (int i = 0; i < parts.size(); i++) {
      grid.add(parts.get(i), i % 2, i / 2);
    }
  }

  private Node choice(
      LaunchField field, javafx.collections.ObservableList<Choice> choices, String none) {
    return Labelled.of(
        model, field, new ChoiceBoxOf(choices, model.form().text(field), Text.of(none)));
  }

  private Node volume() {
    Node existing = choice(LaunchField.VOLUME, model.choices().volumes(), "launch.volume.none");
    existing.setId("launch-volume");
    BooleanBinding given = model.form().text(LaunchField.VOLUME).isNotEmpty();
    CheckBox from = new CheckBox(Text.of("launch.fromVolume"));
    from.setId("launch-from-volume");
    from.selectedProperty().bindBidirectional(model.form().fromVolumeProperty());
    from.disableProperty().bind(given);
    CheckBox delete = new CheckBox(Text.of("launch.deleteVolume"));
    delete.setId("launch-delete-volume");
    delete.selectedProperty().bindBidirectional(model.form().deleteVolumeProperty());
    delete.disableProperty().bind(from.selectedProperty().not().or(given));
    Labelled size = Labelled.text(model, LaunchField.VOLUME_SIZE);
    size.disableProperty().bind(from.selectedProperty().not().or(given));
    VBox box = new VBox(existing, from, size, delete);
    box.getStyleClass().add("launch-lines");
    return box;
  }

  private Node requests(Ability able) {
    CheckBox together = new CheckBox(Text.of("launch.together"));
    together.setId("launch-together");
    together.selectedProperty().bindBidirectional(model.form().togetherProperty());
    together.setVisible(able.together());
    together.setManaged(able.together());
    Labelled atOnce = Labelled.text(model, LaunchField.AT_ONCE);
    atOnce.disableProperty().bind(together.selectedProperty());
    VBox box = new VBox(together, atOnce);
    box.getStyleClass().add("launch-lines");
    return box;
  }
}
