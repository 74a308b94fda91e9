package io.novadesk.viewmodel.palette;

import io.novadesk.api.compute.Flavor;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Folded;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.forms.FlavorChoice;
import io.novadesk.viewmodel.palette.PaletteCommand.Harm;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerFilter;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a person types to have it done: {@code reboot web-03}, {@code stop tag:old}, {@code resize
 * web-03 m1.large}. An action, then the name of a server or a filter, then for a resize the flavor.
 */
final class Sentence {
  private static final int MOST = 5;

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

  /** What it would do, best first; empty where it is no such sentence. */
  List<PaletteCommand> read(String typed, Collection<RegionModel> regions) {
    String text = typed.strip();
    String verb = verb(Folded.of(text));
    ServerAction action = verbs.get(verb);
    String object = text.length() > verb.length() ? text.substring(verb.length()).strip() : "";
    if (action == null || object.isEmpty()) {
      return List.of();
    }
    if (object.indexOf(':') > 0) {
      List<ServerRow> meant = matching(object, regions);
      return meant.isEmpty() ? List.of() : List.of(acts.on(action, meant));
    }
    int last = object.lastIndexOf(' ');
    if (action == ServerAction.RESIZE) {
      List<ServerRow> whole = named(object, regions);
      String flavor = last < 0 || !whole.isEmpty() ? "" : object.substring(last + 1);
      String name = flavor.isEmpty() ? object : object.substring(0, last).strip();
      return named(name, regions).stream()
          .flatMap(server -> resizes(server, flavor).stream())
          .limit(MOST)
          .toList();
    }
    return named(object, regions).stream().map(row -> acts.on(action, List.of(row))).toList();
  }

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

  private static List<ServerRow> matching(String filter, Collection<RegionModel> regions) {
    ServerFilter wanted = ServerFilter.parse(filter);
    if (!wanted.problem().isEmpty()) {
      return List.of();
    }
    List<ServerRow> meant =
        new ArrayList<>(
            regions.stream().flatMap(region -> region.rows().stream()).filter(wanted).toList());
    if (meant.size() <= MANY) {
      meant.sort(BY_NAME);
    }
    return meant;
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

  private List<PaletteCommand> resizes(ServerRow server, String wanted) {
    List<PaletteCommand> found = new ArrayList<>();
    for (Flavor flavor : server.region().flavors()) {
      if (flavor.name().equalsIgnoreCase(wanted)) {
        return List.of(resize(server, flavor));
      }
      if (flavor.name().regionMatches(true, 0, wanted, 0, wanted.length())) {
        found.add(resize(server, flavor));
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
