package io.novadesk.viewmodel.script;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.launch.LaunchOrder;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Plan;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.common.script.LaunchWish;
import io.novadesk.common.script.MetadataWish;
import io.novadesk.common.script.ScriptText;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Notes what is done to servers as a script, from its start to its stop. */
public final class Recorder {
  private final Supplier<List<RegionModel>> regions;
  private final Supplier<String> filter;
  private final ReadOnlyBooleanWrapper recording = new ReadOnlyBooleanWrapper();
  private final Map<String, String> clouds = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final Map<ServerRow, Map<String, String>> edits = new LinkedHashMap<>();

  /**
   * @param regions those that are open
   * @param filter of the list that is shown
   */
  public Recorder(Supplier<List<RegionModel>> regions, Supplier<String> filter) {
    this.regions = regions;
    this.filter = filter;
  }

  public ReadOnlyBooleanProperty recordingProperty() {
    return recording.getReadOnlyProperty();
  }

  /** Begins anew. */
  public void start() {
    clouds.clear();
    lines.clear();
    edits.clear();
    recording.set(true);
  }

  /**
   * @return what was done meanwhile
   */
  public String stop() {
    writeEdits();
    recording.set(false);
    return text(clouds, lines);
  }

  private static String text(Map<String, String> clouds, List<String> lines) {
    StringBuilder text = new StringBuilder(ScriptText.head());
    clouds.forEach(
        (cloud, variable) ->
            text.append(variable)
                .append('=')
                .append(ScriptText.words(List.of(cloud)))
                .append('\n'));
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** What plans would do, whether or not anything is recorded now. */
  String of(Map<Session, Plan> plans) {
    Map<String, String> its = new LinkedHashMap<>();
    List<String> commands = new ArrayList<>();
    plans.forEach(
        (session, plan) ->
            commands.addAll(
                new Recorded(plan.action(), cloud(session, its), "", rows(session))
                    .with(plan.options())
                    .lines(given(plan, session))));
    return text(its, commands);
  }

  /** A command is given to a server. */
  public void given(Command command, ServerRow server) {
    note(server.region().session(), command.action(), Map.of(server, List.of(command)));
  }

  /** A plan is begun. */
  public void begun(Plan plan, Session session) {
    note(session, plan.action(), given(plan, session));
  }

  private Map<ServerRow, List<Command>> given(Plan plan, Session session) {
    Map<String, ServerRow> known = new HashMap<>();
    rows(session).forEach(row -> known.put(row.region().region().name() + row.server().id(), row));
    Map<ServerRow, List<Command>> given = new LinkedHashMap<>();
    for (PlanItem item : plan.items()) {
      ServerRow row = known.get(item.region().name() + item.server().id());
      if (row != null) {
        given.put(row, item.steps());
      }
    }
    return given;
  }

  private void note(Session session, ServerAction action, Map<ServerRow, List<Command>> given) {
    if (recording.get() && !given.isEmpty()) {
      writeEdits();
      lines.addAll(recorded(action, session).lines(given));
    }
  }

  private Recorded recorded(ServerAction action, Session session) {
    return new Recorded(action, cloud(session, clouds), filter.get(), rows(session));
  }

  /**
   * As a word of a script.
   *
   * @param known gets its variable
   */
  private static String cloud(Session session, Map<String, String> known) {
    String variable =
        known.computeIfAbsent(
            session.cloudName(), _ -> known.isEmpty() ? "CLOUD" : "CLOUD_" + (known.size() + 1));
    return "\"$" + variable + "\"";
  }

  /** A server's metadata was changed; the same for several servers becomes one line. */
  public void edited(ServerRow server, Map<String, String> base, Map<String, String> mine) {
    Map<String, String> facts = MetadataWish.facts(base, mine);
    if (!recording.get() || facts.isEmpty()) {
      return;
    }
    boolean goesOn =
        edits.isEmpty()
            || (edits.keySet().iterator().next().session().equals(server.session())
                && edits.keySet().stream().noneMatch(server::isSameServer));
    if (!goesOn) {
      writeEdits();
    }
    edits.put(server, facts);
  }

  private void writeEdits() {
    if (!edits.isEmpty()) {
      Session session = edits.keySet().iterator().next().session();
      lines.addAll(recorded(ServerAction.EDIT_METADATA, session).linesOf(edits));
      edits.clear();
    }
  }

  /** Servers were ordered. */
  public void launched(RegionModel region, LaunchOrder order) {
    if (!recording.get()) {
      return;
    }
    writeEdits();
    NewServer wanted = order.wanted();
    if (!LaunchWish.isWhole(wanted)) {
      lines.add(ScriptText.note(Text.of("script.incomplete.launch")));
    }
    Image image = wanted.imageId() == null ? null : region.image(wanted.imageId());
    String flavor =
        region.flavors().stream()
            .filter(f -> f.id().equals(wanted.flavorId()))
            .map(Flavor::name)
            .findFirst()
            .orElse(wanted.flavorId());
    List<String> words =
        LaunchWish.words(
            wanted,
            image == null ? Objects.requireNonNullElse(wanted.imageId(), "") : image.name(),
            flavor);
    if (region.session().regions().size() > 1) {
      words.add("--region=" + region.region().name());
    }
    List<String> names = new ArrayList<>(List.of("--"));
    names.addAll(order.names());
    lines.add(
        ScriptText.line(words)
            + " --cloud="
            + cloud(region.session(), clouds)
            + " "
            + ScriptText.words(names));
  }

  private List<ServerRow> rows(Session session) {
    return regions.get().stream()
        .filter(region -> region.session().equals(session))
        .flatMap(region -> region.rows().stream())
        .toList();
  }
}
