package io.novadesk.viewmodel.palette;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.image.Image;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.palette.Hit.Kind;
import io.novadesk.viewmodel.palette.PaletteCommand.Harm;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Finds commands, places of the tree, and the servers, images and flavors of all open clouds. What
 * was chosen lately comes first among what matches equally well.
 */
public final class PaletteViewModel {
  private static final int MOST = 50;
  private static final int MOST_RECENT = 20;

  /** A part of an id that is shorter says nothing. */
  private static final int SHORTEST_ID = 4;

  private static final String ONLY_COMMANDS = ">";

  /** What choosing a line that is no command does. */
  public interface Destinations {
    void toServer(ServerRow row);

    void toImage(RegionModel region, Image image);

    void toFlavor(RegionModel region, Flavor flavor);
  }

  private final NavigationViewModel navigation;
  private final Supplier<Collection<RegionModel>> regions;
  private final Destinations destinations;
  private final StringProperty text = new SimpleStringProperty("");
  private final ObservableList<Hit> hits = FXCollections.observableArrayList();
  private final ObservableList<Hit> hitsView = FXCollections.unmodifiableObservableList(hits);
  private final List<String> recent = new ArrayList<>();
  private List<PaletteCommand> commands = List.of();

  /**
   * @param regions those of all open clouds
   */
  public PaletteViewModel(
      NavigationViewModel navigation,
      Supplier<Collection<RegionModel>> regions,
      Destinations destinations) {
    this.navigation = navigation;
    this.regions = regions;
    this.destinations = destinations;
    text.addListener((_, _, _) -> search());
  }

  /** What is typed. A leading {@code >} asks for commands only. */
  public StringProperty textProperty() {
    return text;
  }

  /** What was found, best first. */
  public ObservableList<Hit> hits() {
    return hitsView;
  }

  /** Begins anew, with what the menus can do now. */
  public void open(List<PaletteCommand> now) {
    commands = List.copyOf(now);
    text.set("");
    search();
  }

  /** Goes where a line leads. Nothing happens when it cannot be chosen now. */
  public boolean choose(@Nullable Hit hit) {
    if (hit == null || !hit.whyNot().isEmpty()) {
      return false;
    }
    recent.remove(hit.id());
    recent.addFirst(hit.id());
    if (recent.size() > MOST_RECENT) {
      recent.removeLast();
    }
    hit.go().run();
    return true;
  }

  /** The ids of what was chosen lately, last first. */
  public List<String> recent() {
    return List.copyOf(recent);
  }

  /** What was chosen before the program was started. */
  public void remember(List<String> ids) {
    recent.clear();
    ids.stream().filter(id -> !id.isEmpty()).limit(MOST_RECENT).forEach(recent::add);
  }

  private void search() {
    String typed = text.get();
    boolean onlyCommands = typed.startsWith(ONLY_COMMANDS);
    Query query = new Query(onlyCommands ? typed.substring(1) : typed);
    if (query.isEmpty()) {
      hits.setAll(onlyCommands ? allCommands() : recentThenCommands());
      return;
    }
    Best best = new Best(MOST);
    findCommands(query, best);
    if (!onlyCommands) {
      findPlaces(query, navigation.roots(), "", best);
      for (RegionModel region : regions.get()) {
        findServers(query, region, best);
        findImages(query, region, best);
        findFlavors(query, region, best);
      }
    }
    hits.setAll(best.lines());
  }

  private List<Hit> allCommands() {
    return commands.stream().map(this::line).toList();
  }

  private List<Hit> recentThenCommands() {
    Map<String, Hit> lines = new LinkedHashMap<>();
    Map<String, Hit> all = new LinkedHashMap<>();
    commands.forEach(command -> all.put(command.id(), line(command)));
    collectPlaces(navigation.roots(), "", all);
    for (String id : recent) {
      Hit line = all.containsKey(id) ? all.get(id) : serverLine(id);
      if (line != null) {
        lines.put(id, line);
      }
    }
    commands.forEach(command -> lines.putIfAbsent(command.id(), line(command)));
    return lines.values().stream().limit(MOST).toList();
  }

  private @Nullable Hit serverLine(String id) {
    for (RegionModel region : regions.get()) {
      String prefix = serverId(region, "");
      if (id.startsWith(prefix)) {
        ServerRow row = region.row(id.substring(prefix.length()));
        if (row != null) {
          return line(row);
        }
      }
    }
    return null;
  }

  private void findCommands(Query query, Best best) {
    for (PaletteCommand command : commands) {
      int rank = query.rank(command.title());
      best.offer(
          rank,
          command.whyNot().isEmpty(),
          command.harm(),
          recent.contains(command.id()),
          Kind.COMMAND,
          command.title(),
          () -> line(command));
    }
  }

  /** Every word may be anywhere on the way to a place, one of them must be in its name. */
  private void findPlaces(Query query, List<NavItem> items, String way, Best best) {
    for (NavItem item : items) {
      String path = way.isEmpty() ? item.label() : way + " \u203a " + item.label();
      int rank = query.rank(path);
      if (rank != Query.NONE) {
        int own = Query.NONE;
        for (String word : query.words()) {
          own = Math.min(own, Query.rank(item.label(), word));
        }
        int place =
            own == Query.NONE ? Query.NONE : Math.max(own, query.words().size() > 1 ? rank : own);
        offer(best, place, Kind.PLACE, item.id(), item.label(), () -> line(item, way));
      }
      findPlaces(query, item.children(), path, best);
    }
  }

  private void collectPlaces(List<NavItem> items, String way, Map<String, Hit> into) {
    for (NavItem item : items) {
      into.put(item.id(), line(item, way));
      collectPlaces(
          item.children(), way.isEmpty() ? item.label() : way + " \u203a " + item.label(), into);
    }
  }

  private void findServers(Query query, RegionModel region, Best best) {
    boolean anyRecent = recent.stream().anyMatch(id -> id.startsWith(serverId(region, "")));
    for (ServerRow row : region.rows()) {
      int rank = rank(query, row);
      if (rank != Query.NONE) {
        boolean isRecent = anyRecent && recent.contains(serverId(region, row.server().id()));
        best.offer(rank, true, Harm.NONE, isRecent, Kind.SERVER, row.name(), () -> line(row));
      }
    }
  }

  private static int rank(Query query, ServerRow row) {
    int worst = 0;
    for (String word : query.words()) {
      int rank = Query.rank(row.name(), word);
      if (rank > 1 && word.length() >= SHORTEST_ID) {
        rank = Math.min(rank, Query.rankExact(row.server().id(), word));
      }
      List<Address> addresses = row.server().addresses();
      if (rank > 1 && addresses != null && Character.digit(word.charAt(0), 16) >= 0) {
        for (Address address : addresses) {
          rank = Math.min(rank, Query.rankExact(address.addr(), word));
        }
      }
      if (rank == Query.NONE) {
        return Query.NONE;
      }
      worst = Math.max(worst, rank);
    }
    return worst;
  }

  private void findImages(Query query, RegionModel region, Best best) {
    for (Image image : region.images()) {
      String id = "image:" + region.key() + "/" + image.id();
      int rank = Math.min(query.rank(image.name()), idRank(query, image.id()));
      offer(best, rank, Kind.IMAGE, id, image.name(), () -> line(region, image, id));
    }
  }

  private void findFlavors(Query query, RegionModel region, Best best) {
    for (Flavor flavor : region.flavors()) {
      String id = "flavor:" + region.key() + "/" + flavor.id();
      offer(
          best,
          query.rank(flavor.name()),
          Kind.FLAVOR,
          id,
          flavor.name(),
          () -> line(region, flavor, id));
    }
  }

  private static int idRank(Query query, String id) {
    return query.words().stream().allMatch(word -> word.length() >= SHORTEST_ID)
        ? query.words().stream()
            .mapToInt(word -> Query.rankExact(id, word))
            .max()
            .orElse(Query.NONE)
        : Query.NONE;
  }

  private void offer(Best best, int rank, Kind kind, String id, String title, Supplier<Hit> line) {
    best.offer(rank, true, Harm.NONE, recent.contains(id), kind, title, line);
  }

  private Hit line(PaletteCommand command) {
    return new Hit(
        Kind.COMMAND,
        command.id(),
        command.title(),
        command.about(),
        command.keys(),
        command.whyNot(),
        command.harm(),
        command.run());
  }

  private Hit line(NavItem item, String way) {
    return line(
        Kind.PLACE, item.id(), item.label(), way, () -> navigation.selectedProperty().set(item));
  }

  private Hit line(ServerRow row) {
    String detail =
        Text.of("dialog.nameLine", row.server().status(), row.address(), row.region().key());
    String id = serverId(row.region(), row.server().id());
    return line(Kind.SERVER, id, row.name(), detail, () -> destinations.toServer(row));
  }

  private Hit line(RegionModel region, Image image, String id) {
    return line(
        Kind.IMAGE, id, image.name(), region.key(), () -> destinations.toImage(region, image));
  }

  private Hit line(RegionModel region, Flavor flavor, String id) {
    return line(
        Kind.FLAVOR, id, flavor.name(), region.key(), () -> destinations.toFlavor(region, flavor));
  }

  private static Hit line(Kind kind, String id, String title, String detail, Runnable go) {
    return new Hit(kind, id, title, detail, "", "", Harm.NONE, go);
  }

  private static String serverId(RegionModel region, String server) {
    return "server:" + region.key() + "/" + server;
  }
}
