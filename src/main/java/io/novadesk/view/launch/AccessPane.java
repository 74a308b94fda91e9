package io.novadesk.view.launch;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.launch.LaunchField;
import io.novadesk.viewmodel.launch.LaunchForm.NetworkMode;
import io.novadesk.viewmodel.launch.LaunchViewModel;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Who gets in, and how: key pair, networks or ports, security groups. */
final class AccessPane extends HBox {
  private final LaunchViewModel model;

  AccessPane(LaunchViewModel model) {
    this.model = model;
    getStyleClass().add("launch-columns");
    Labelled key =
        Labelled.of(
            model,
            LaunchField.KEY_PAIR,
            new ChoiceBoxOf(
                model.choices().keyPairs(),
                model.form().text(LaunchField.KEY_PAIR),
                Text.of("launch.key.none")));
    Labelled groups =
        Labelled.of(
            model,
            LaunchField.SECURITY_GROUPS,
            new ChoiceMenu(
                Text.of("launch.groups.default"),
                new ChoiceMenu.Source(
                    model.choices().securityGroups(), model.form().securityGroups())));
    Node networks = networks();
    getChildren().addAll(key, networks, groups);
    for (Node node : getChildren()) {
      setHgrow(node, Priority.ALWAYS);
      ((Region) node).setPrefWidth(Look.px(200));
      node.managedProperty().bind(node.visibleProperty());
    }
    model
        .abilityProperty()
        .subscribe(
            able -> {
              networks.setVisible(able.networks());
              groups.setVisible(able.securityGroups() && able.networks());
            });
  }

  private Node networks() {
    ComboBox<NetworkMode> mode = new ComboBox<>();
    mode.setMaxWidth(Double.MAX_VALUE);
    mode.getItems().setAll(NetworkMode.values());
    mode.setConverter(new ModeNames());
    mode.valueProperty().bindBidirectional(model.form().networkModeProperty());
    ChoiceMenu chosen =
        new ChoiceMenu(
            Text.of("launch.networks.choose"),
            new ChoiceMenu.Source(model.choices().networks(), model.form().networks()),
            new ChoiceMenu.Source(model.choices().ports(), model.form().ports()));
    chosen.setId("launch-networks-chosen");
    chosen.visibleProperty().bind(mode.valueProperty().isEqualTo(NetworkMode.CHOSEN));
    chosen.managedProperty().bind(chosen.visibleProperty());
    model
        .abilityProperty()
        .subscribe(
            able -> {
              if (!able.noNetwork()) {
                mode.getItems().remove(NetworkMode.NONE);
              }
            });
    VBox box = new VBox(mode, chosen);
    box.getStyleClass().add("launch-choice");
    return Labelled.of(model, LaunchField.NETWORKS, box, mode);
  }

  private static final class ModeNames extends StringConverter<NetworkMode> {
    @Override
    public String toString(@Nullable NetworkMode mode) {
      return mode == null ? "" : Text.of("launch.networks." + mode);
    }

    @Override
    public @Nullable NetworkMode fromString(String text) {
      return null;
    }
  }
}
