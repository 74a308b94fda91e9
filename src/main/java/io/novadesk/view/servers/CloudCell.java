package io.novadesk.view.servers;

import io.novadesk.i18n.Names;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.PlaceTag;
import io.novadesk.viewmodel.servers.SeenLine;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The cloud of a server, in the colour by which a person knows it; with a lock in production. */
final class CloudCell extends RowCell {
  private final FontIcon icon = Icons.of(Feather.CLOUD, "cloud-sign");
  private @Nullable Marking marking;

  CloudCell() {
    getStyleClass().add("cloud-cell");
    setGraphicTextGap(6);
    setGraphic(icon);
  }

  @Override
  void show(ServerRow row) {
    setText(Names.shown(ServerColumn.CLOUD.text(row)));
    take(row.region().guard().marking());
  }

  @Override
  void show(SeenLine line) {
    setText(Names.shown(line.cloudName().shown()));
    take(Marking.NONE);
  }

  /** Styles are worked out anew whenever a class changes. */
  private void take(Marking now) {
    if (!now.equals(marking)) {
      marking = now;
      icon.setIconCode(now.production() ? Feather.LOCK : Feather.CLOUD);
      PlaceTag.mark(this, now);
    }
  }
}
