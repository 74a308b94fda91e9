package io.novadesk.viewmodel.pages;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of a detail that lead to what a region has. */
public final class LinkedFields {
  /** More are found by a filter, and not read in a list. */
  private static final int MOST_SERVERS = 20;

  private LinkedFields() {}

  /**
   * A line that more is known of.
   *
   * @param of null: no region is shown, and the line leads nowhere
   */
  public static Field of(
      @Nullable RegionModel of, String label, String value, Link.Kind kind, String id) {
    return Field.of(label, value).to(of == null ? null : new Link(kind, of.key(), id, value));
  }

  /** A line for each server; one that is not shown goes by its id. */
  public static List<Field> servers(@Nullable RegionModel of, String label, List<String> ids) {
    List<Field> servers = new ArrayList<>();
    ids.stream()
        .map(id -> of(of, label, of == null ? id : of.serverName(id), Link.Kind.SERVER, id))
        .sorted(Comparator.comparing(Field::value, NaturalOrder.INSTANCE))
        .limit(MOST_SERVERS)
        .forEach(servers::add);
    if (ids.size() > MOST_SERVERS) {
      servers.add(Field.of(label, Text.of("list.more", ids.size() - MOST_SERVERS)));
    }
    return servers;
  }
}
