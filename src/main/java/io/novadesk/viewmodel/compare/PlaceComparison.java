package io.novadesk.viewmodel.compare;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.compare.SideBySide.Line;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.MetadataColumn;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What two places have and have not in common.
 *
 * @param sums counts of each side, what differs first
 * @param differences servers, flavors and images that only one has, then servers that differ
 * @param alike how many servers are the same on both sides
 */
public record PlaceComparison(SideBySide sums, List<Difference> differences, int alike) {
  /** What a difference is about. */
  public enum Kind {
    SERVER,
    FLAVOR,
    IMAGE
  }

  /** On which side something is. */
  public enum Where {
    FIRST,
    SECOND,
    BOTH
  }

  /**
   * A line of what differs.
   *
   * @param field of a server that both have; empty: only one side has it at all
   * @param first what it is there; empty: nothing
   * @param second what it is there; empty: nothing
   */
  public record Difference(
      Kind kind, Where where, String name, String field, String first, String second) {}

  private static final List<ServerColumn> FIELDS =
      List.of(
          ServerColumn.STATUS,
          ServerColumn.TASK,
          ServerColumn.FLAVOR,
          ServerColumn.IMAGE,
          ServerColumn.SECURITY_GROUPS,
          ServerColumn.ZONE,
          ServerColumn.KEY,
          ServerColumn.LOCKED,
          ServerColumn.TAGS,
          ServerColumn.DESCRIPTION);

  /** What two servers never have in common, and one server may have at two moments. */
  private static final List<ServerColumn> OF_ONE =
      List.of(ServerColumn.NAME, ServerColumn.ADDRESSES, ServerColumn.VOLUMES, ServerColumn.HOST);

  private static final Comparator<ServerRow> BY_NAME =
      Comparator.comparing(ServerRow::name, NaturalOrder.INSTANCE).thenComparing(ServerRow::key);

  /**
   * May take its time: belongs on a background thread.
   *
   * @param samePlace whether both sides are one place at two moments. Then a server is known by its
   *     id, else by its name; flavors and images are those of now, and are no difference
   */
  public static PlaceComparison of(Side first, Side second, boolean samePlace) {
    Function<ServerRow, String> key = samePlace ? ServerRow::key : ServerRow::name;
    Map<String, Deque<ServerRow>> there = new HashMap<>();
    second.rows().stream()
        .sorted(BY_NAME)
        .forEach(row -> there.computeIfAbsent(key.apply(row), _ -> new ArrayDeque<>()).add(row));
    List<ServerRow> onlyFirst = new ArrayList<>();
    List<Difference> changed = new ArrayList<>();
    int alike = 0;
    for (ServerRow row : first.rows().stream().sorted(BY_NAME).toList()) {
      Deque<ServerRow> named = there.get(key.apply(row));
      ServerRow other = named == null ? null : named.poll();
      if (other == null) {
        onlyFirst.add(row);
      } else if (!compare(row, other, samePlace, changed)) {
        alike++;
      }
    }
    List<Difference> all = new ArrayList<>();
    onlyFirst.forEach(row -> all.add(only(Where.FIRST, row)));
    there.values().stream()
        .flatMap(Deque::stream)
        .sorted(BY_NAME)
        .forEach(row -> all.add(only(Where.SECOND, row)));
    all.addAll(changed);
    if (!samePlace) {
      names(Kind.FLAVOR, first.flavorNames(), second.flavorNames(), all);
      names(Kind.IMAGE, first.images(), second.images(), all);
    }
    return new PlaceComparison(sums(first, second, samePlace), List.copyOf(all), alike);
  }

  private static Difference only(Where where, ServerRow row) {
    String status = row.server().status();
    return new Difference(
        Kind.SERVER,
        where,
        row.name(),
        "",
        where == Where.FIRST ? status : "",
        where == Where.SECOND ? status : "");
  }

  /** Whether anything differs. */
  private static boolean compare(
      ServerRow one, ServerRow other, boolean samePlace, List<Difference> into) {
    List<Column> fields = new ArrayList<>(FIELDS);
    if (samePlace) {
      fields.addAll(OF_ONE);
    }
    Set<String> keys = new TreeSet<>(one.server().metadata().keySet());
    keys.addAll(other.server().metadata().keySet());
    keys.forEach(key -> fields.add(new MetadataColumn(key)));
    int before = into.size();
    for (Column field : fields) {
      String first = field.text(one);
      String second = field.text(other);
      if (!first.equals(second)) {
        into.add(new Difference(Kind.SERVER, Where.BOTH, one.name(), field.title(), first, second));
      }
    }
    return into.size() > before;
  }

  /** What is not known of one side is no difference. */
  private static void names(
      Kind kind, Set<String> first, Set<String> second, List<Difference> into) {
    if (first.isEmpty() || second.isEmpty()) {
      return;
    }
    String there = Text.of("yes");
    first.stream()
        .filter(name -> !second.contains(name))
        .forEach(name -> into.add(new Difference(kind, Where.FIRST, name, "", there, "")));
    second.stream()
        .filter(name -> !first.contains(name))
        .forEach(name -> into.add(new Difference(kind, Where.SECOND, name, "", "", there)));
  }

  private static SideBySide sums(Side first, Side second, boolean samePlace) {
    List<Line> all = new ArrayList<>();
    all.add(count("compare.places.servers", first.rows().size(), second.rows().size()));
    Set<String> statuses = new TreeSet<>();
    Map<String, Integer> here = statuses(first, statuses);
    Map<String, Integer> there = statuses(second, statuses);
    statuses.forEach(
        status ->
            all.add(
                line(
                    status,
                    number(here.getOrDefault(status, 0)),
                    number(there.getOrDefault(status, 0)))));
    List<Totals.Sum> sums = Totals.of(first.rows(), first.flavors()).sums();
    List<Totals.Sum> others = Totals.of(second.rows(), second.flavors()).sums();
    for (int i = 0; i < sums.size(); i++) {
      all.add(line(sums.get(i).name(), sums.get(i).value(), others.get(i).value()));
    }
    if (!samePlace) {
      known("compare.places.flavors", first.flavorNames(), second.flavorNames(), all);
      known("compare.places.images", first.images(), second.images(), all);
    }
    return new SideBySide(
        List.of(column(first), column(second)),
        all.stream().filter(line -> !isAlike(line)).toList(),
        all.stream().filter(PlaceComparison::isAlike).toList());
  }

  private static SideBySide.Column column(Side side) {
    return new SideBySide.Column(side.title(), null, false);
  }

  private static boolean isAlike(Line line) {
    return line.values().getFirst().equals(line.values().getLast());
  }

  private static Map<String, Integer> statuses(Side side, Set<String> all) {
    Map<String, Integer> counts = new HashMap<>();
    side.rows().forEach(row -> counts.merge(row.server().status(), 1, Integer::sum));
    all.addAll(counts.keySet());
    return counts;
  }

  private static void known(String key, Set<String> first, Set<String> second, List<Line> into) {
    if (!first.isEmpty() && !second.isEmpty()) {
      into.add(count(key, first.size(), second.size()));
    }
  }

  private static Line count(String key, int first, int second) {
    return line(Text.of(key), number(first), number(second));
  }

  private static String number(int count) {
    return Text.of("compare.number", count);
  }

  private static Line line(String label, String first, String second) {
    return new Line(label, List.of(first, second), false, List.of(List.of(), List.of()));
  }
}
