package io.novadesk.viewmodel.palette;

import io.novadesk.api.compute.Flavor;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.filter.ServerFilter;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Folded;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.forms.FlavorChoice;
import io.novadesk.viewmodel.palette.PaletteCommand.Harm;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a person types to have it done: {@code reboot web-03}, {@code stop tag:old}, {@code resize
 * web-03 m1.large}. An action, then the name of a server or a filter, then for a resize the flavor.
 */
final class Sentence {
  private static final int MOST = 5;

  /** The filter's way to name one server, where its name is that of others too. */
  private static final String BY_ID = "id:=";

  /** To sort more of them would take longer than a keystroke may. */
  private static final int MANY = 5_000;

  private static final Comparator<ServerRow> BY_NAME =
      Comparator.comparing(ServerRow::name, NaturalOrder.INSTANCE);

  private final Map<String, ServerAction> verbs = new HashMap<>();
  private final ServerActs acts;

  Sentence(ServerActs acts) {
    this.acts = acts;
    for (ServerAction action : ServerAction.values()) {
      verbs.put(Folded.of(action.name().toLowerCase(Locale.ROOT).replace('_', ' ')), action);
      verbs.put(Folded.of(Text.of("action." + action)), action);
    }
    verbs.put("reboot", ServerAction.REBOOT_SOFT);
    verbs.put(Folded.of(Text.of("action.short.REBOOT_SOFT")), ServerAction.REBOOT_SOFT);
  }

  /**
   * One way to understand what is typed.
   *
   * @param completes the whole sentence, where a name in it is typed only in part; else empty
   */
  record Reading(PaletteCommand command, String completes) {
    private static Reading whole(PaletteCommand command) {
      return new Reading(command, "");
    }
  }

  /** What it would do, best first; empty where it is no such sentence. */
  List<Reading> read(String typed, Collection<RegionModel> regions) {
    String text = typed.strip();
    String verb = verb(Folded.of(text));
    ServerAction action = verbs.get(verb);
    String object = text.length() > verb.length() ? text.substring(verb.length()).strip() : "";
    if (action == null || object.isEmpty()) {
      return List.of();
    }
    if (object.indexOf(':') > 0) {
      return matching(object, regions).stream()
          .map(meant -> Reading.whole(acts.on(action, meant)))
          .toList();
    }
    String typedVerb = text.substring(0, verb.length());
    int last = object.lastIndexOf(' ');
    if (action == ServerAction.RESIZE) {
      List<ServerRow> whole = named(object, regions);
      String flavor = last < 0 || !whole.isEmpty() ? "" : object.substring(last + 1);
      String name = flavor.isEmpty() ? object : object.substring(0, last).strip();
      return named(name, regions).stream()
          .flatMap(server -> resizes(server, flavor).stream())
          .limit(MOST)
          .map(
              way ->
                  new Reading(
                      resize(way.server(), way.to()),
                      completed(typedVerb, way, name, flavor, regions)))
          .toList();
    }
    return named(object, regions).stream()
        .map(
            row ->
                new Reading(
                    acts.on(action, List.of(row)),
                    rest(row, object, regions).map(name -> typedVerb + " " + name).orElse("")))
        .toList();
  }

  /** A flavor cannot be named beside an id: its dialog asks for it. */
  private static String completed(
      String verb, Way way, String name, String flavor, Collection<RegionModel> regions) {
    String server = rest(way.server(), name, regions).orElse("");
    if (server.startsWith(BY_ID)) {
      return verb + " " + server;
    }
    return server.isEmpty() && way.to().name().equalsIgnoreCase(flavor)
        ? ""
        : verb + " " + way.server().name() + " " + way.to().name();
  }

  /** What has to be typed instead, until it means this server and no other; empty: nothing. */
  private static Optional<String> rest(
      ServerRow row, String typed, Collection<RegionModel> regions) {
    long namesakes =
        regions.stream()
            .flatMap(region -> region.rows().stream())
            .filter(other -> other.name().equalsIgnoreCase(row.name()))
            .limit(2)
            .count();
    if (namesakes > 1) {
      return Optional.of(BY_ID + row.server().id());
    }
    return row.name().equalsIgnoreCase(typed) ? Optional.empty() : Optional.of(row.name());
  }

  private record Way(ServerRow server, Flavor to) {}

  /** The longest that the text begins with; empty: none. */
  private String verb(String text) {
    String found = "";
    for (String verb : verbs.keySet()) {
      if (verb.length() > found.length() && text.startsWith(verb + " ")) {
        found = verb;
      }
    }
    return found;
  }

  /** Cloud by cloud: a plan is of one, and so is the question of its guard. */
  private static Collection<List<ServerRow>> matching(
      String filter, Collection<RegionModel> regions) {
    ServerFilter wanted = ServerFilter.parse(filter);
    if (!wanted.problem().isEmpty()) {
      return List.of();
    }
    Map<Session, List<ServerRow>> meant = new LinkedHashMap<>();
    for (RegionModel region : regions) {
      List<ServerRow> found = region.rows().stream().filter(wanted).toList();
      if (!found.isEmpty()) {
        meant.computeIfAbsent(region.session(), _ -> new ArrayList<>()).addAll(found);
      }
    }
    meant.values().stream().filter(all -> all.size() <= MANY).forEach(all -> all.sort(BY_NAME));
    return meant.values();
  }

  /** Those of that name; where there is none, the first whose names begin so. */
  private static List<ServerRow> named(String name, Collection<RegionModel> regions) {
    List<ServerRow> exact = new ArrayList<>();
    PriorityQueue<ServerRow> begin = new PriorityQueue<>(BY_NAME.reversed());
    for (RegionModel region : regions) {
      for (ServerRow row : region.rows()) {
        if (row.name().equalsIgnoreCase(name)) {
          exact.add(row);
        } else if (row.name().regionMatches(true, 0, name, 0, name.length())) {
          begin.add(row);
          if (begin.size() > MOST) {
            begin.remove();
          }
        }
      }
    }
    return exact.isEmpty() ? begin.stream().sorted(BY_NAME).toList() : exact;
  }

  private static List<Way> resizes(ServerRow server, String wanted) {
    List<Way> found = new ArrayList<>();
    for (Flavor flavor : server.region().flavors()) {
      if (flavor.name().equalsIgnoreCase(wanted)) {
        return List.of(new Way(server, flavor));
      }
      if (flavor.name().regionMatches(true, 0, wanted, 0, wanted.length())) {
        found.add(new Way(server, flavor));
      }
    }
    return found;
  }

  private PaletteCommand resize(ServerRow server, Flavor to) {
    String refused =
        ActionsViewModel.check(ServerAction.RESIZE, server) instanceof Legality.Refused(String why)
            ? why
            : FlavorChoice.of(to, server).obstacle();
    return new PaletteCommand(
        "",
        Text.of("palette.resize", server.name(), to.name()),
        difference(server, to),
        true,
        acts.on(ServerAction.RESIZE, List.of(server)).icon(),
        "",
        refused,
        Harm.INTERRUPTS,
        () -> acts.resize(server, to));
  }

  private static String difference(ServerRow server, Flavor to) {
    Flavor now = server.region().flavorOf(server.server());
    return Text.of(
        "palette.resize.difference",
        vcpus(now),
        vcpus(to),
        now == null ? "?" : Sizes.ofMib(now.ram()),
        Sizes.ofMib(to.ram()),
        now == null ? "?" : Text.of("palette.resize.disk", now.disk()),
        Text.of("palette.resize.disk", to.disk()),
        server.region().key());
  }

  private static String vcpus(@Nullable Flavor flavor) {
    return flavor == null || flavor.vcpus() == null ? "?" : String.valueOf(flavor.vcpus());
  }
}
