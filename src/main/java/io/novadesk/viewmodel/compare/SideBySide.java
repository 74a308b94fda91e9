package io.novadesk.viewmodel.compare;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A few servers beside each other.
 *
 * @param differing what is not the same of all
 * @param alike what is
 */
public record SideBySide(List<Column> columns, List<Line> differing, List<Line> alike)
    implements Several {
  /** More do not fit beside each other. */
  static final int MOST = 4;

  /**
   * @param status null: it is no server
   * @param busy whether the cloud is at work on it
   */
  public record Column(String name, @Nullable ServerStatus status, boolean busy) {}

  /**
   * @param values one of each server; empty where it has none
   * @param exact for a monospace font
   * @param links of each server, what the lines of its value name; empty where nothing
   */
  public record Line(String label, List<String> values, boolean exact, List<List<Link>> links) {}

  @Override
  public int servers() {
    return columns.size();
  }

  static SideBySide of(List<ServerRow> rows) {
    Lines lines = new Lines(rows);
    lines.add("status", row -> row.server().status());
    lines.add("task", row -> row.server().taskState());
    lines.link("flavor", ServerRow::flavorName, SideBySide::flavor);
    lines.add("size", SideBySide::size);
    lines.link(
        "image",
        row -> row.imageName() == null ? Text.of("server.image.volume") : row.imageName(),
        row -> links(row, Link.Kind.IMAGE, row.server().imageId(), row.imageName()));
    lines.exact("addresses", SideBySide::addresses);
    lines.names("networks", Link.Kind.NETWORK, SideBySide::networks);
    lines.names("securityGroups", Link.Kind.SECURITY_GROUP, row -> row.server().securityGroups());
    lines.add("volumes", row -> Text.of("compare.volumes", row.server().volumeIds().size()));
    lines.name("keyPair", Link.Kind.KEY_PAIR, row -> row.server().keyName());
    lines.name("zone", Link.Kind.ZONE, row -> row.server().availabilityZone());
    lines.name("host", Link.Kind.HOST, row -> row.server().host());
    lines.add("region", row -> row.region().displayName());
    lines.link(
        "project",
        ServerRow::projectName,
        row -> links(row, Link.Kind.PROJECT, row.server().projectId(), row.projectName()));
    lines.add("locked", SideBySide::locked);
    lines.add("tags", row -> String.join("\n", row.server().tags()));
    lines.add("description", row -> row.server().description());
    lines.add("created", row -> Ages.exact(row.server().created()));
    SortedSet<String> keys = new TreeSet<>();
    rows.forEach(row -> keys.addAll(row.server().metadata().keySet()));
    keys.forEach(
        key -> lines.line(key, row -> row.server().metadata().get(key), false, _ -> List.of()));
    return new SideBySide(
        rows.stream()
            .map(row -> new Column(row.name(), row.server().state(), row.server().isInTransition()))
            .toList(),
        List.copyOf(lines.differing),
        List.copyOf(lines.alike));
  }

  private static String size(ServerRow row) {
    Flavor flavor = row.region().flavorOf(row.server());
    return flavor == null
        ? ""
        : Text.of(
            "compare.size",
            Objects.toString(flavor.vcpus(), "?"),
            Sizes.ofMib(flavor.ram()),
            flavor.disk());
  }

  private static List<Link> flavor(ServerRow row) {
    Flavor flavor = row.region().flavorOf(row.server());
    return flavor == null ? List.of() : links(row, Link.Kind.FLAVOR, flavor.id(), flavor.name());
  }

  private static List<Link> links(
      ServerRow row, Link.Kind kind, @Nullable String id, @Nullable String name) {
    return id == null || id.isEmpty()
        ? List.of()
        : List.of(new Link(kind, row.region().key(), id, name == null ? id : name));
  }

  private static String addresses(ServerRow row) {
    return String.join("\n", of(row.server(), Address::addr));
  }

  private static List<String> networks(ServerRow row) {
    return of(row.server(), Address::network);
  }

  private static List<String> of(Server server, Function<Address, String> what) {
    return server.addresses() == null
        ? List.of()
        : server.addresses().stream().map(what).distinct().toList();
  }

  private static String locked(ServerRow row) {
    Boolean locked = row.server().locked();
    return locked == null ? "" : Text.of(locked ? "yes" : "no");
  }

  /** What none of them tells is left out. */
  private static final class Lines {
    private final List<ServerRow> rows;
    private final List<Line> differing = new ArrayList<>();
    private final List<Line> alike = new ArrayList<>();

    Lines(List<ServerRow> rows) {
      this.rows = rows;
    }

    void add(String key, Function<ServerRow, @Nullable String> value) {
      line(Text.of("field." + key), value, false, _ -> List.of());
    }

    /** What leads somewhere. */
    void link(
        String key,
        Function<ServerRow, @Nullable String> value,
        Function<ServerRow, List<Link>> links) {
      line(Text.of("field." + key), value, false, links);
    }

    /** What is known by its name alone. */
    void name(String key, Link.Kind kind, Function<ServerRow, @Nullable String> name) {
      link(key, name, row -> links(row, kind, name.apply(row), null));
    }

    void names(String key, Link.Kind kind, Function<ServerRow, List<String>> names) {
      link(
          key,
          row -> String.join("\n", names.apply(row)),
          row ->
              names.apply(row).stream()
                  .map(name -> new Link(kind, row.region().key(), name))
                  .toList());
    }

    void exact(String key, Function<ServerRow, @Nullable String> value) {
      line(Text.of("field." + key), value, true, _ -> List.of());
    }

    void line(
        String label,
        Function<ServerRow, @Nullable String> value,
        boolean exact,
        Function<ServerRow, List<Link>> links) {
      List<String> values =
          rows.stream().map(row -> Objects.requireNonNullElse(value.apply(row), "")).toList();
      if (values.stream().allMatch(String::isEmpty)) {
        return;
      }
      boolean same = values.stream().distinct().count() == 1;
      (same ? alike : differing)
          .add(new Line(label, values, exact, rows.stream().map(links).toList()));
    }
  }
}
