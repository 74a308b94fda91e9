package io.novadesk.view.servers;

import io.novadesk.view.parts.ColumnNeeds;
import io.novadesk.view.parts.ColumnNeeds.Texts;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.SeenLine;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableView;

/** What a column of the server table shows, for the room that it needs. */
final class ColumnTexts {
  private ColumnTexts() {}

  static Texts of(TableView<TableLine> table, Column column) {
    List<String> texts = new ArrayList<>();
    boolean statuses = column == ServerColumn.STATUS;
    boolean icons = statuses;
    for (TableLine line : table.getItems()) {
      if (texts.size() == ColumnNeeds.MOST_ROWS) {
        break;
      }
      if (line instanceof ServerRow row) {
        texts.add(statuses ? StatusCell.text(row) : column.text(row));
        icons |= column == ServerColumn.NAME && Boolean.TRUE.equals(row.server().locked());
      } else if (line instanceof SeenLine seen) {
        texts.add(statuses ? StatusCell.text(seen) : seen.text(column));
      }
    }
    return new Texts(texts, icons, column == ServerColumn.NAME);
  }
}
