package io.novadesk.view.servers;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.servers.SeenLine;
import io.novadesk.viewmodel.servers.ServerRow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Status as icon, word and tone, with progress or the running task where the cloud tells it. */
final class StatusCell extends RowCell {
  private final FontIcon icon = Icons.of(Feather.CIRCLE, "status-icon");
  private @Nullable String tone;

  StatusCell() {
    setGraphicTextGap(6);
    setGraphic(icon);
  }

  @Override
  void show(ServerRow row) {
    boolean stale = row.isStale();
    take(
        row.server().taskState() == null ? StatusLook.of(row.server().state()) : StatusLook.BUSY,
        stale);
    setText(stale ? Text.of("server.lastSeen", text(row)) : text(row));
  }

  @Override
  void show(SeenLine line) {
    take(StatusLook.of(line.server().state()), true);
    setText(text(line));
  }

  /** What is read in the cell of one that was last seen. */
  static String text(SeenLine line) {
    return Text.of("server.lastSeen", Names.shown(line.seen().status()));
  }

  /** Styles are worked out anew whenever a class changes, which costs more than all else here. */
  private void take(StatusLook look, boolean stale) {
    String wanted = stale ? StatusLook.OFF.styleClass() : look.styleClass();
    if (icon.getIconCode() != look.icon()) {
      icon.setIconCode(look.icon());
    }
    if (!wanted.equals(tone)) {
      icon.getStyleClass().remove(tone);
      icon.getStyleClass().add(wanted);
      tone = wanted;
    }
  }

  /** What is read in the cell. */
  static String text(ServerRow row) {
    Integer progress = row.server().progress();
    if (row.server().state().isTransitional()
        && progress != null
        && progress > 0
        && progress < 100) {
      return Text.of("server.statusAndProgress", row.server().status(), progress);
    }
    String task = row.server().taskState();
    return task == null || row.server().state().isTransitional()
        ? row.server().status()
        : Text.of("server.statusAndTask", row.server().status(), task);
  }
}
