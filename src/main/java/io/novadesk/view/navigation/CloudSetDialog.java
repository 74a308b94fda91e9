package io.novadesk.view.navigation;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PlaceTag;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Gives some of the open clouds a name, under which the tree lists their servers together. */
final class CloudSetDialog {
  private final ConsoleViewModel console;
  private final ModalHost host;
  private final TextField name = new TextField();
  private final Map<String, CheckBox> clouds = new LinkedHashMap<>();

  CloudSetDialog(ConsoleViewModel console, ModalHost host) {
    this.console = console;
    this.host = host;
    name.setId("cloud-set-name");
  }

  /** Asks; the clouds of an entry of the tree are ticked, unless that are all. */
  void show(NavItem from) {
    VBox ticks = new VBox();
    ticks.getStyleClass().add("form");
    for (CloudPlace place : console.cloudPlaces()) {
      CheckBox tick = new CheckBox(Names.shown(place.cloud()));
      tick.setMnemonicParsing(false);
      tick.setGraphic(PlaceTag.sign(place));
      tick.setId("cloud-set-" + clouds.size());
      clouds.put(place.cloud(), tick);
      ticks.getChildren().add(tick);
    }
    List<String> here = from.cloudNames();
    if (here.size() < clouds.size()) {
      clouds.forEach((cloud, tick) -> tick.setSelected(here.contains(cloud)));
    }
    Label title = new Label(Text.of("filter.name"));
    title.setLabelFor(name);
    title.getStyleClass().add("field-label");
    VBox field = new VBox(title, name);
    field.getStyleClass().add("field");
    VBox form = new VBox(field, ticks);
    form.getStyleClass().add("form");
    FormDialog dialog =
        new FormDialog(
            host,
            "cloud-set",
            Text.of("clouds.set.title"),
            Text.of("clouds.set.text"),
            form,
            Text.of("filter.save.verb"),
            false);
    Observable[] typed =
        clouds.values().stream().map(CheckBox::selectedProperty).toArray(Observable[]::new);
    dialog.disableAcceptWhen(
        Bindings.createBooleanBinding(() -> name.getText().isBlank(), name.textProperty())
            .or(Bindings.createBooleanBinding(() -> chosen().isEmpty(), typed)));
    dialog.show(name, () -> console.filters().saveSet(name.getText().strip(), chosen()));
  }

  private List<String> chosen() {
    return clouds.entrySet().stream()
        .filter(entry -> entry.getValue().isSelected())
        .map(Map.Entry::getKey)
        .toList();
  }
}
