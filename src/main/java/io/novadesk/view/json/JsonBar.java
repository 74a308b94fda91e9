package io.novadesk.view.json;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.ReasonTip;
import io.novadesk.viewmodel.json.JsonViewModel;
import io.novadesk.viewmodel.json.JsonViewModel.State;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with all of a text of JSON: fold it, find something in it, copy it. */
final class JsonBar extends HBox {
  /** Why nothing can be done with what is shown. */
  private final StringBinding nothing;

  /** Why it has no parts that could be folded. */
  private final StringBinding noParts;

  JsonBar(JsonViewModel model, Runnable find, Runnable copyAll) {
    nothing =
        Bindings.createStringBinding(
            () -> model.lines().isEmpty() ? Text.of("json.nothing") : "", model.lines());
    noParts =
        Bindings.createStringBinding(
            () ->
                nothing.get().isEmpty() && model.stateProperty().get() != State.JSON
                    ? Text.of("json.noParts")
                    : nothing.get(),
            nothing,
            model.stateProperty());
    getStyleClass().add("json-bar");
    setAlignment(Pos.CENTER_LEFT);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button fold = button("json-fold-all", Feather.CHEVRONS_UP, "json.foldAll", model::foldAll);
    Button unfold =
        button("json-unfold-all", Feather.CHEVRONS_DOWN, "json.unfoldAll", model::unfoldAll);
    Button search = button("json-find-open", Feather.SEARCH, "json.find", find);
    Button copy = button("json-copy-all", Feather.COPY, "json.copyAll", copyAll);
    getChildren()
        .addAll(
            new ReasonTip(fold, Text.of("json.foldAll.help")).following(noParts),
            new ReasonTip(unfold, Text.of("json.unfoldAll.help")).following(noParts),
            gap,
            new ReasonTip(search, Text.of("json.find.help")).following(nothing),
            new ReasonTip(copy, Text.of("json.copyAll.help")).following(nothing));
  }

  private static Button button(String id, Feather icon, String key, Runnable action) {
    Button button = new Button(Text.of(key), new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setOnAction(_ -> action.run());
    return button;
  }

  void dispose() {
    nothing.dispose();
    noParts.dispose();
  }
}
