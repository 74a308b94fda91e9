package io.novadesk.view.forms;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.forms.FormField;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What goes with a server, as far as it is known, line by line. */
final class ConsequencesBox extends VBox {
  private final FormField.Consequences consequences;

  ConsequencesBox(FormField.Consequences consequences) {
    this.consequences = consequences;
    getStyleClass().add("consequences");
    managedProperty().bind(Bindings.isNotEmpty(getChildren()));
    consequences.sentences().addListener((ListChangeListener<String>) _ -> show());
    consequences.looking().subscribe(this::show);
    show();
  }

  private void show() {
    getChildren().clear();
    for (String sentence : consequences.sentences()) {
      Label text = new Label(Names.shown(sentence), Icons.of(Feather.CHEVRON_RIGHT));
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
      getChildren().add(text);
    }
    if (consequences.looking().get()) {
      ProgressIndicator spinner = new ProgressIndicator();
      spinner.setMaxSize(14, 14);
      Label looking = new Label(Text.of("delete.looking"));
      looking.getStyleClass().add("muted");
      HBox line = new HBox(spinner, looking);
      line.getStyleClass().add("form-line");
      getChildren().add(line);
    }
  }
}
