package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.profile.PlainService;
import io.novadesk.profile.TrustDecision;
import io.novadesk.profile.TrustedCertificate;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What was decided by hand of certificates and services, each with the way to take it back. */
final class TrustedPane extends VBox {
  private final ConnectViewModel model;

  TrustedPane(ConnectViewModel model) {
    super(4);
    this.model = model;
    setId("connect-trusted");
  }

  void refresh() {
    getChildren().setAll(model.form().trusted().stream().map(this::row).toList());
  }

  private HBox row(TrustDecision decision) {
    Label host = new Label(decision.host());
    Label what = new Label(what(decision));
    what.getStyleClass().add(Styles.TEXT_MUTED);
    what.setMinWidth(0);
    what.setTooltip(new Tooltip(what(decision)));
    if (decision instanceof TrustedCertificate) {
      what.getStyleClass().add("exact");
    }
    VBox texts = new VBox(host, what);
    texts.setMinWidth(0);
    HBox.setHgrow(texts, Priority.ALWAYS);
    Button remove = new Button(Text.of("connect.trusted.remove"), new FontIcon(Feather.X));
    remove.setTooltip(new Tooltip(tip(decision)));
    remove.setMinWidth(USE_PREF_SIZE);
    remove.setOnAction(_ -> model.choice().distrust(decision));
    HBox row = new HBox(8, texts, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static String what(TrustDecision decision) {
    return switch (decision) {
      case TrustedCertificate c -> c.fingerprint();
      case PlainService p ->
          Text.of(
              p.used() ? "connect.trusted.plain" : "connect.trusted.notUsed",
              Text.of("connect.plain.service." + p.service()));
    };
  }

  private static String tip(TrustDecision decision) {
    return switch (decision) {
      case TrustedCertificate c -> Text.of("connect.trusted.remove.tip", c.host());
      case PlainService p -> Text.of("connect.trusted.askAgain", p.host());
    };
  }
}
