package io.novadesk.viewmodel.servers;

import io.novadesk.i18n.Text;
import java.util.List;

/**
 * The heading over the servers that have one value in a column.
 *
 * @param by the column
 * @param value what its cells say; empty where they say nothing
 * @param count how many servers are under it, whether they can be seen or not
 * @param folded whether they are hidden
 */
public record GroupHeading(Column by, String value, int count, boolean folded)
    implements TableLine {
  /** What is read in the heading. */
  public String title() {
    return value.isEmpty() ? Text.of("grouping.noValue", by.title()) : value;
  }

  @Override
  public Object lineKey() {
    return List.of(by.id(), value);
  }
}
