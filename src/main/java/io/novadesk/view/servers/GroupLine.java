package io.novadesk.view.servers;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.servers.GroupHeading;
import io.novadesk.viewmodel.servers.ServerColumn;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is painted of a heading: whether it is folded, its value and how many servers it has. */
final class GroupLine extends HBox {
  private final FontIcon fold = Icons.of(Feather.CHEVRON_DOWN, "group-fold");
  private final FontIcon icon = Icons.of(Feather.CIRCLE, "status-icon");
  private final Label title = new Label();
  private final Label count = new Label();
  private final Tooltip select = new Tooltip();
  private String tone = "";

  GroupLine() {
    getStyleClass().add("group-line");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    icon.managedProperty().bind(icon.visibleProperty());
    title.getStyleClass().add("group-title");
    count.getStyleClass().add("group-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    count.setTooltip(select);
    getChildren().addAll(fold, icon, title, count);
  }

  /** What selects the whole group when it is clicked. */
  Label count() {
    return count;
  }

  void show(GroupHeading heading) {
    fold.setIconCode(heading.folded() ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN);
    title.setText(Names.shown(heading.title()));
    count.setText(String.valueOf(heading.count()));
    select.setText(Text.of("grouping.select", heading.count()));
    boolean status = heading.by() == ServerColumn.STATUS && !heading.value().isEmpty();
    icon.setVisible(status);
    if (status) {
      StatusLook look = StatusLook.of(ServerStatus.of(heading.value()));
      icon.setIconCode(look.icon());
      take(look.styleClass());
    } else {
      take("");
    }
  }

  private void take(String next) {
    if (!next.equals(tone)) {
      icon.getStyleClass().remove(tone);
      title.getStyleClass().remove(tone);
      if (!next.isEmpty()) {
        icon.getStyleClass().add(next);
        title.getStyleClass().add(next);
      }
      tone = next;
    }
  }
}
