package io.novadesk.viewmodel.servers;

import io.novadesk.cloud.export.Exported;
import io.novadesk.i18n.Text;

/** What became since of servers that are shown as they were. */
public record SinceColumn() implements Column {
  @Override
  public String id() {
    return "column-since";
  }

  @Override
  public String title() {
    return Text.of("column.server.SINCE");
  }

  @Override
  public String text(ServerRow row) {
    return row.then() == null ? "" : row.then().since();
  }

  @Override
  public byte[] sortKey(ServerRow row) {
    return SortKeys.natural(text(row));
  }

  @Override
  public boolean isGrouping() {
    return false;
  }

  @Override
  public String exportName() {
    return "since";
  }

  @Override
  public Exported exported(ServerRow row) {
    return Exported.of(text(row));
  }
}
