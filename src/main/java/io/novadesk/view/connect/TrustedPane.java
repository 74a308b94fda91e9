package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
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

/** The certificates that are trusted by hand, each with the way to take that back. */
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

  private HBox row(TrustedCertificate certificate) {
    Label host = new Label(certificate.host());
    Label fingerprint = new Label(certificate.fingerprint());
    fingerprint.getStyleClass().addAll("exact", Styles.TEXT_MUTED);
    fingerprint.setMinWidth(0);
    fingerprint.setTooltip(new Tooltip(certificate.fingerprint()));
    VBox texts = new VBox(host, fingerprint);
    texts.setMinWidth(0);
    HBox.setHgrow(texts, Priority.ALWAYS);
    Button remove = new Button(Text.of("connect.trusted.remove"), new FontIcon(Feather.X));
    remove.setTooltip(new Tooltip(Text.of("connect.trusted.remove.tip", certificate.host())));
    remove.setMinWidth(USE_PREF_SIZE);
    remove.setOnAction(_ -> model.distrust(certificate));
    HBox row = new HBox(8, texts, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
