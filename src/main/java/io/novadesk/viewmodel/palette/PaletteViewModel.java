package io.novadesk.viewmodel.palette;

import io.novadesk.api.compute.Flavor;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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

  /** So many of them stand before what can be done now. */
  private static final int FIRST_RECENT = 6;

  /** From so many servers on it pays to share the work among the processors. */
  private static final int LONG = 4_096;

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
  private ServerActs acts = ServerActs.NONE;
  private Sentence sentence = new Sentence(acts);
  private final ReadOnlyObjectWrapper<@Nullable ServerRow> subject = new ReadOnlyObjectWrapper<>();
  private List<PaletteCommand> ofSubject = List.of();

  /** What was typed before the actions of one server were shown. */
  private String before = "";

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
    subject.set(null);
    text.set("");
    search();
  }

  /**
   * Goes where a line leads. Nothing happens when it cannot be chosen now, and one that names only
   * a part of a server is typed to its end.
   *
   * @return whether it went there
   */
  public boolean choose(@Nullable Hit hit) {
    if (hit == null || !hit.whyNot().isEmpty()) {
      return false;
    }
    if (!hit.completes().isEmpty()) {
      text.set(hit.completes());
      return false;
    }
    remember(hit.id());
    hit.go().run();
    return true;
  }

  private void remember(String id) {
    if (id.isEmpty()) {
      return;
    }
    recent.remove(id);
    recent.addFirst(id);
    if (recent.size() > MOST_RECENT) {
      recent.removeLast();
    }
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

  /** Who does what is asked for here; nothing can be done before. */
  public void actsBy(ServerActs who) {
    acts = who;
    sentence = new Sentence(who);
  }

  /** The server whose actions are shown; null: everything is. */
  public ReadOnlyObjectProperty<@Nullable ServerRow> subjectProperty() {
    return subject.getReadOnlyProperty();
  }

  /** Shows what can be done to the server of a line; false where it is none. */
  public boolean showActions(@Nullable Hit hit) {
    ServerRow server = hit == null ? null : hit.server();
    if (server == null || subject.get() != null) {
      return false;
    }
    before = text.get();
    subject.set(server);
    ofSubject =
        acts.on(server).stream()
            .sorted(Comparator.comparing(command -> !command.whyNot().isEmpty()))
            .toList();
    text.set("");
    search();
    return true;
  }

  /** Back from the actions of one server to what was typed; false where there is no back. */
  public boolean showAll() {
    if (subject.get() == null) {
      return false;
    }
    subject.set(null);
    text.set(before);
    search();
    return true;
  }

  /** The parts of a title that were typed, each as its beginning and end. */
  public List<int[]> marks(String title) {
    String typed = text.get();
    return new Query(typed.startsWith(ONLY_COMMANDS) ? typed.substring(1) : typed).marks(title);
  }

  private void search() {
    String typed = text.get();
    if (subject.get() != null) {
      Query query = new Query(typed);
      Best best = new Best(MOST);
      findCommands(ofSubject, query, best);
      hits.setAll(query.isEmpty() ? ofSubject.stream().map(this::line).toList() : best.lines());
      return;
    }
    boolean onlyCommands = typed.startsWith(ONLY_COMMANDS);
    Query query = new Query(onlyCommands ? typed.substring(1) : typed);
    if (query.isEmpty()) {
      hits.setAll(onlyCommands ? allCommands() : recentThenCommands());
      return;
    }
    Best best = new Best(MOST);
    findCommands(commands, query, best);
    if (!onlyCommands) {
      findPlaces(query, navigation.roots(), "", best);
      for (RegionModel region : regions.get()) {
        findServers(query, region, best);
        findImages(query, region, best);
        findFlavors(query, region, best);
      }
    }
    List<Hit> found = new ArrayList<>();
    sentence
        .read(typed, regions.get())
        .forEach(reading -> found.add(line(reading.command(), reading.completes())));
    found.addAll(best.lines());
    hits.setAll(found);
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
      if (line != null && lines.size() < FIRST_RECENT) {
        lines.put(id, line);
      }
    }
    // What can be done to what is selected, then all else that can be done, then what cannot.
    commands.stream()
        .sorted(
            Comparator.comparing((PaletteCommand command) -> !command.whyNot().isEmpty())
                .thenComparing(command -> !command.onServers()))
        .forEach(command -> lines.putIfAbsent(command.id(), line(command)));
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

  private void findCommands(List<PaletteCommand> from, Query query, Best best) {
    for (PaletteCommand command : from) {
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

  /** Very many are looked through on all processors: a person is waiting. */
  private void findServers(Query query, RegionModel region, Best best) {
    boolean anyRecent = recent.stream().anyMatch(id -> id.startsWith(serverId(region, "")));
    Collection<ServerRow> rows = region.rows();
    Stream<ServerRow> all = rows.size() < LONG ? rows.stream() : rows.parallelStream();
    best.addAll(
        all.collect(
            () -> new Best(MOST),
            (found, row) -> {
              int rank = query.rank(row);
              if (rank != Query.NONE) {
                boolean isRecent =
                    anyRecent && recent.contains(serverId(region, row.server().id()));
                found.offer(
                    rank, true, Harm.NONE, isRecent, Kind.SERVER, row.name(), () -> line(row));
              }
            },
            Best::addAll));
  }

  private void findImages(Query query, RegionModel region, Best best) {
    for (Image image : region.images()) {
      String id = "image:" + region.key() + "/" + image.id();
      int rank = Math.min(query.rank(image.name()), query.rankId(image.id()));
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

  private void offer(Best best, int rank, Kind kind, String id, String title, Supplier<Hit> line) {
    best.offer(rank, true, Harm.NONE, recent.contains(id), kind, title, line);
  }

  private Hit line(PaletteCommand command) {
    return line(command, "");
  }

  private Hit line(PaletteCommand command, String completes) {
    return new Hit(
        Kind.COMMAND,
        command.id(),
        command.title(),
        command.about(),
        command.keys(),
        command.icon(),
        null,
        command.whyNot(),
        command.harm(),
        completes,
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
    return new Hit(
        Kind.SERVER,
        id,
        row.name(),
        detail,
        "",
        "",
        row,
        "",
        Harm.NONE,
        "",
        () -> destinations.toServer(row));
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
    return new Hit(kind, id, title, detail, "", "", null, "", Harm.NONE, "", go);
  }

  private static String serverId(RegionModel region, String server) {
    return "server:" + region.key() + "/" + server;
  }
}
