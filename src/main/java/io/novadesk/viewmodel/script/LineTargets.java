package io.novadesk.viewmodel.script;

import io.novadesk.cloud.filter.ServerFilter;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.script.Line;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds the open clouds, regions and servers that a line of a script names. */
final class LineTargets {
  private final Supplier<List<RegionModel>> open;

  /**
   * @param open the regions of every open cloud
   */
  LineTargets(Supplier<List<RegionModel>> open) {
    this.open = open;
  }

  /** A line that cannot be played; the sentence says why. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String sentence) {
      super(sentence);
    }
  }

  /** The open regions of its clouds. */
  List<RegionModel> regions(Line.Act line) throws Unfit {
    return in(line.clouds());
  }

  /** The one region where it launches servers. */
  RegionModel region(Line.Launch line) throws Unfit {
    List<RegionModel> all = in(line.clouds());
    List<RegionModel> found =
        line.region().isEmpty()
            ? all
            : all.stream().filter(r -> r.region().name().equals(line.region())).toList();
    if (found.size() != 1) {
      throw new Unfit(
          Text.of(
              "cli.whichRegion",
              all.stream().map(r -> r.region().name()).collect(Collectors.joining(", "))));
    }
    return found.getFirst();
  }

  /** The open regions of these clouds. */
  private List<RegionModel> in(List<String> clouds) throws Unfit {
    List<RegionModel> all = open.get();
    List<Session> sessions = all.stream().map(RegionModel::session).distinct().toList();
    if (clouds.isEmpty() && sessions.size() != 1) {
      throw new Unfit(Text.of("play.whichCloud"));
    }
    for (String cloud : clouds) {
      if (sessions.stream().filter(s -> s.cloudName().equals(cloud)).count() != 1) {
        throw new Unfit(Text.of("play.notOpen", cloud));
      }
    }
    return all.stream()
        .filter(r -> clouds.isEmpty() || clouds.contains(r.session().cloudName()))
        .toList();
  }

  /**
   * Those of the servers that it names.
   *
   * @return empty: none is there now
   */
  static List<ServerRow> servers(Line.Act line, List<ServerRow> all) throws Unfit {
    ServerFilter filter = ServerFilter.parse(line.filter());
    if (!filter.problem().isEmpty()) {
      throw new Unfit(filter.problem());
    }
    List<ServerRow> found = all.stream().filter(filter).toList();
    if (line.servers().isEmpty()) {
      return found;
    }
    List<ServerRow> named = new ArrayList<>();
    for (String name : line.servers()) {
      List<ServerRow> those = found.stream().filter(row -> row.server().id().equals(name)).toList();
      if (those.isEmpty()) {
        those = found.stream().filter(row -> name.equals(row.server().name())).toList();
      }
      if (those.size() > 1) {
        throw new Unfit(Text.of("cli.severalServers", name, those.size()));
      }
      if (those.isEmpty()) {
        return List.of();
      }
      named.add(those.getFirst());
    }
    return named.stream().distinct().toList();
  }

  /** The servers of the live list: half a list would leave out some without a word. */
  static List<ServerRow> known(List<RegionModel> there) throws Unfit {
    for (RegionModel region : there) {
      if (region.stateProperty().get().asOf() == null) {
        throw new Unfit(Text.of("play.loading", region.displayName()));
      }
    }
    return there.stream().flatMap(region -> region.rows().stream()).toList();
  }
}
