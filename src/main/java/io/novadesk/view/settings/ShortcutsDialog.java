package io.novadesk.view.settings;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FilterField;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.TypedText;
import io.novadesk.viewmodel.settings.Shortcut;
import io.novadesk.viewmodel.settings.ShortcutsViewModel;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** All shortcuts, with a search, and with other keys for those that a person wants to change. */
public final class ShortcutsDialog {
  private static final double WIDTH = 620;
  private static final double HEIGHT = 460;

  private final ShortcutsViewModel model;
  private final ModalHost host;
  private final VBox rows = new VBox();
  private final Button resetAll = new Button(Text.of("shortcuts.resetAll"));

  public ShortcutsDialog(ShortcutsViewModel model, ModalHost host) {
    this.model = model;
    this.host = host;
    rows.getStyleClass().add("shortcuts");
    resetAll.setId("shortcuts-reset");
    resetAll.getStyleClass().add(Styles.FLAT);
    resetAll.setOnAction(_ -> model.resetAll());
  }

  public void show() {
    FilterField search = new FilterField("shortcuts-search", Text.of("shortcuts.search"), "");
    search.textProperty().bindBidirectional(model.searchProperty());
    TypedText.isPassing(search);
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setId("shortcuts-rows");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().addAll("edge-to-edge", "form-scroll");
    Look.keep(scroll.prefWidthProperty(), WIDTH);
    Look.keep(scroll.prefHeightProperty(), HEIGHT);
    Label problem = Fields.sentence(model.problemProperty(), "field-error");
    problem.setId("shortcuts-problem");
    VBox content = new VBox(search, scroll, problem);
    content.getStyleClass().add("form");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    FormDialog dialog =
        new FormDialog(
            host, "shortcuts", Text.of("shortcuts.title"), "", content, Text.of("close"), false);
    dialog.withoutCancel();
    dialog.addFirst(resetAll);
    Subscription subscriptions =
        Subscription.combine(
            model.searchProperty().subscribe(this::fill),
            model.settings().preferencesProperty().subscribe(this::fill));
    fill();
    dialog.show(search, () -> {}, subscriptions::unsubscribe);
  }

  private void fill() {
    rows.getChildren().clear();
    for (Shortcut.Group group : Shortcut.Group.values()) {
      List<Shortcut> found = model.found(group);
      if (!found.isEmpty()) {
        Label heading = new Label(Text.of("shortcuts.group." + group));
        heading.getStyleClass().add("settings-heading");
        rows.getChildren().add(heading);
        found.forEach(each -> rows.getChildren().add(new ShortcutLine(model, each)));
      }
    }
    if (rows.getChildren().isEmpty()) {
      Label none = new Label(Text.of("shortcuts.none"));
      none.getStyleClass().add("muted");
      rows.getChildren().add(none);
    }
    resetAll.setDisable(!model.isAnyChanged());
  }
}
