package io.novadesk.view.launch;

import io.novadesk.i18n.Text;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;

/** A part of the page that folds away; its heading says what it holds while it is folded. */
final class Section extends TitledPane {
  /**
   * @param name of the section: its id and its text's key
   * @param summary what it holds, in a few words
   */
  Section(String name, ObservableValue<String> summary, Node content) {
    setId("launch-section-" + name);
    getStyleClass().add("launch-section");
    Label title = new Label(Text.of("launch.section." + name));
    Label about = new Label();
    about.getStyleClass().add("muted");
    summary.subscribe(about::setText);
    HBox heading = new HBox(title, about);
    heading.getStyleClass().add("form-line");
    heading.setAlignment(Pos.BASELINE_LEFT);
    setGraphic(heading);
    setContent(content);
    setExpanded(false);
    setAnimated(false);
    managedProperty().bind(visibleProperty());
  }
}
