package io.novadesk.view.alarms;

import io.novadesk.viewmodel.alarms.Notices;
import io.novadesk.viewmodel.alarms.Notices.Told;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** Why notices are not shown on the desktop, while they are not, and what came of a try. */
public final class NoticeRemark extends Label {
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

  public NoticeRemark(Notices notices) {
    setId("notice-remark");
    getStyleClass().add("notice-remark");
    setMinWidth(0);
    // Bound by weak listeners: the notices outlive what shows them.
    textProperty()
        .addListener(_ -> pseudoClassStateChanged(FAILED, notices.toldProperty().get().failed()));
    textProperty().bind(notices.toldProperty().map(Told::sentence));
    visibleProperty().bind(textProperty().isNotEmpty());
    managedProperty().bind(visibleProperty());
  }
}
