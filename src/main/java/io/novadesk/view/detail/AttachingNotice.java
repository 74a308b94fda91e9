package io.novadesk.view.detail;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.detail.Attaching;
import io.novadesk.viewmodel.detail.Attaching.Progress;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What is being attached or detached, and why it failed when it did. */
final class AttachingNotice extends HBox {
  private final Label text = new Label();
  private final ProgressIndicator spinner = new ProgressIndicator();
  private final Node mark = Icons.of(Feather.ALERT_OCTAGON);
  private final Button close;
  private final Subscription progress;

  AttachingNotice(String id, Attaching attaching) {
    setId(id);
    getStyleClass().add("banner");
    setAlignment(Pos.CENTER_LEFT);
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    spinner.setMinSize(Look.px(14), Look.px(14));
    spinner.setMaxSize(14, 14);
    close = ChangeNotice.closeButton(id, attaching::dismiss);
    managedProperty().bind(visibleProperty());
    progress = attaching.progressProperty().subscribe(this::show);
  }

  private void show(@Nullable Progress now) {
    setVisible(now != null);
    getStyleClass().removeAll("banner-danger", "banner-busy");
    if (now == null) {
      return;
    }
    text.setText(Text.of("attaching.progress", now.title(), now.sentence()));
    if (now.failed()) {
      getStyleClass().add("banner-danger");
      getChildren().setAll(mark, text, close);
    } else {
      getStyleClass().add("banner-busy");
      getChildren().setAll(spinner, text);
    }
  }

  void dispose() {
    progress.unsubscribe();
  }
}
