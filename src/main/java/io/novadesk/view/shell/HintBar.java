package io.novadesk.view.shell;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.settings.Hint;
import io.novadesk.viewmodel.settings.HintsViewModel;
import io.novadesk.viewmodel.settings.Shortcut;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A hint in the window's last line, where it lies over nothing and moves nothing. What it speaks of
 * is ringed meanwhile.
 */
final class HintBar extends HBox {
  private static final PseudoClass HINTED = PseudoClass.getPseudoClass("hinted");

  /** Its first words and the button. */
  private static final double NARROWEST = 180;

  private final Label words = new Label("", Icons.of(Feather.INFO));
  private final Subscription shown;
  private @Nullable Node ringed;

  HintBar(HintsViewModel model) {
    setId("hint");
    getStyleClass().add("hint");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    HBox.setHgrow(this, Priority.ALWAYS);
    words.setId("hint-text");
    words.setMinWidth(0);
    Button read = new Button(Text.of("hint.read"));
    read.setId("hint-read");
    read.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    read.setMinWidth(USE_PREF_SIZE);
    read.setOnAction(_ -> model.dismiss());
    getChildren().addAll(words, read);
    // Where its first words have no room it waits for a wider window.
    BooleanBinding fits = widthProperty().greaterThanOrEqualTo(Look.px(NARROWEST));
    words.visibleProperty().bind(fits);
    read.visibleProperty().bind(fits);
    managedProperty().bind(visibleProperty());
    shown = model.shownProperty().subscribe(this::show);
  }

  /** It takes the room that is left: what stands beside it is of more use than it is. */
  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMaxWidth(double height) {
    return super.computePrefWidth(height);
  }

  private void show(@Nullable Hint hint) {
    if (ringed != null) {
      ringed.pseudoClassStateChanged(HINTED, false);
      ringed = null;
    }
    setVisible(hint != null);
    if (hint == null) {
      return;
    }
    Shortcut keys = hint.keys();
    words.setText(Text.of("hint." + hint, keys == null ? "" : Keys.shown(keys)));
    if (!hint.anchor().isEmpty() && getScene() != null) {
      ringed = getScene().lookup("#" + hint.anchor());
      if (ringed != null) {
        ringed.pseudoClassStateChanged(HINTED, true);
      }
    }
  }

  void dispose() {
    shown.unsubscribe();
  }
}
