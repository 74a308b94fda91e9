package io.novadesk.view.servers;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Keys;
import io.novadesk.viewmodel.settings.Shortcut;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.ToggleButton;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Whose servers are listed: only for those who may see the servers of all projects. */
public final class ScopeButton extends ToggleButton {
  private final Subscription shown;

  /**
   * @param whyNot empty where the person may choose
   */
  public ScopeButton(ObservableBooleanValue all, ObservableStringValue whyNot, Runnable toggle) {
    super(Text.of("servers.scope"), Icons.of(Feather.USERS));
    setId("server-scope");
    getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "scope-button");
    setMinWidth(USE_PREF_SIZE);
    Keys.explain(this, "servers.scope.help", Shortcut.ALL_PROJECTS);
    setOnAction(
        _ -> {
          toggle.run();
          // The cloud is asked first: what is true is shown, and not what was clicked.
          setSelected(all.get());
        });
    shown =
        all.subscribe(this::setSelected)
            .and(whyNot.subscribe(reason -> setVisible(reason.isEmpty())));
    managedProperty().bind(visibleProperty());
  }

  void dispose() {
    shown.unsubscribe();
  }
}
