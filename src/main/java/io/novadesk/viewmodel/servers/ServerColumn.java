package io.novadesk.viewmodel.servers;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.Ages;
import io.novadesk.viewmodel.NaturalOrder;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The columns of the server table: what each shows and how it sorts. */
public enum ServerColumn {
  NAME(true),
  STATUS(true),
  TASK(false),
  ADDRESS(true),
  FLAVOR(true),
  IMAGE(true),
  ZONE(false),
  KEY(false),
  REGION(true),
  AGE(true),
  UPDATED(false),
  ID(false);

  private final boolean shownAtFirst;

  ServerColumn(boolean shownAtFirst) {
    this.shownAtFirst = shownAtFirst;
  }

  public boolean shownAtFirst() {
    return shownAtFirst;
  }

  public String title() {
    return Text.of("column.server." + this);
  }

  /** What the cell says; never null. */
  public String text(ServerRow row) {
    return switch (this) {
      case NAME -> row.name();
      case STATUS -> row.server().status();
      case TASK -> orEmpty(row.server().taskState());
      case ADDRESS -> row.address();
      case FLAVOR -> row.flavorName();
      case IMAGE -> row.imageName() == null ? Text.of("server.image.volume") : row.imageName();
      case ZONE -> orEmpty(row.server().availabilityZone());
      case KEY -> orEmpty(row.server().keyName());
      case REGION -> row.region().displayName();
      case AGE -> Ages.since(row.server().created());
      case UPDATED -> Ages.since(row.server().updated());
      case ID -> row.server().id();
    };
  }

  /** Ascending order; ties keep the order that they had. */
  public Comparator<ServerRow> order() {
    return switch (this) {
      case AGE ->
          Comparator.comparing(
              row -> row.server().created(),
              Comparator.nullsLast(Comparator.<Instant>reverseOrder()));
      case UPDATED ->
          Comparator.comparing(
              row -> row.server().updated(),
              Comparator.nullsLast(Comparator.<Instant>reverseOrder()));
      default -> Comparator.comparing(this::text, NaturalOrder.INSTANCE);
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
