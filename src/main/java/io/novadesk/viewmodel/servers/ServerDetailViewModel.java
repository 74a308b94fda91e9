package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.Ages;
import io.novadesk.viewmodel.Fetch;
import io.novadesk.viewmodel.Field;
import io.novadesk.viewmodel.Sizes;
import io.novadesk.viewmodel.json.JsonViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The one selected server in detail. What costs a request is fetched only while its tab is looked
 * at.
 */
public final class ServerDetailViewModel {
  /** Parts of the detail pane. */
  public enum Tab {
    OVERVIEW,
    METADATA,
    ADDRESSES,
    EVENTS,
    CONSOLE,
    RAW
  }

  private final ObservableList<ServerRow> selected;
  private final ReadOnlyObjectWrapper<@Nullable ServerRow> row = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.OVERVIEW);
  private final ObservableList<Field> overview = FXCollections.observableArrayList();
  private final Fetch<String> raw;
  private final JsonViewModel rawJson;
  private final Fetch<String> console;
  private final Fetch<List<InstanceAction>> events;
  private final VerifyResizeViewModel verifyResize;

  public ServerDetailViewModel(ObservableList<ServerRow> selected, TaskRunner tasks) {
    this.selected = selected;
    raw = new Fetch<>(tasks);
    rawJson = Fetch.intoJson(raw, tasks);
    console = new Fetch<>(tasks);
    events = new Fetch<>(tasks);
    verifyResize = new VerifyResizeViewModel(row.getReadOnlyProperty(), tasks);
    selected.addListener((ListChangeListener<ServerRow>) _ -> look());
    tab.addListener((_, _, _) -> fetch(false));
    look();
  }

  /** The server shown; null when none or several are selected. */
  public ReadOnlyObjectProperty<@Nullable ServerRow> rowProperty() {
    return row.getReadOnlyProperty();
  }

  public ObjectProperty<Tab> tabProperty() {
    return tab;
  }

  public ObservableList<Field> overview() {
    return FXCollections.unmodifiableObservableList(overview);
  }

  public Fetch<String> raw() {
    return raw;
  }

  /** The viewer of {@link #raw}. */
  public JsonViewModel rawJson() {
    return rawJson;
  }

  public Fetch<String> console() {
    return console;
  }

  public Fetch<List<InstanceAction>> events() {
    return events;
  }

  /** What is said while the shown server waits for confirm or revert. */
  public VerifyResizeViewModel verifyResize() {
    return verifyResize;
  }

  /** Fetches what the open tab shows once more. */
  public void reload() {
    fetch(true);
  }

  private void look() {
    ServerRow before = row.get();
    ServerRow now = selected.size() == 1 ? selected.getFirst() : null;
    if (Objects.equals(before, now)) {
      return;
    }
    row.set(now);
    List<Field> fields = now == null ? List.of() : fieldsOf(now);
    if (!fields.equals(overview)) {
      overview.setAll(fields);
    }
    boolean another = before == null || now == null || !before.key().equals(now.key());
    fetch(!another);
  }

  private void fetch(boolean quietly) {
    ServerRow now = row.get();
    raw.stop();
    console.stop();
    events.stop();
    if (now == null) {
      return;
    }
    String id = now.server().id();
    var servers = now.region().region().servers();
    switch (tab.get()) {
      case RAW -> raw.start(() -> servers.raw(id), quietly);
      case CONSOLE -> console.start(() -> servers.consoleOutput(id, 200), quietly);
      case EVENTS -> events.start(() -> servers.actions(id), quietly);
      case OVERVIEW, METADATA, ADDRESSES -> {}
    }
  }

  private static List<Field> fieldsOf(ServerRow row) {
    Server server = row.server();
    List<Field> fields = new ArrayList<>();
    fields.add(Field.exact(Text.of("field.id"), server.id()));
    add(fields, "field.uuid", server.uuid(), true);
    fields.add(
        Field.of(
            Text.of("field.status"),
            server.taskState() == null
                ? server.status()
                : Text.of("server.statusAndTask", server.status(), server.taskState())));
    if (server.fault() != null) {
      fields.add(Field.of(Text.of("field.fault"), server.fault().message()));
    }
    fields.add(Field.of(Text.of("field.flavor"), flavorText(row)));
    fields.add(
        Field.of(
            Text.of("field.image"),
            row.imageName() == null ? Text.of("server.image.volume") : row.imageName()));
    add(fields, "field.zone", server.availabilityZone(), false);
    add(fields, "field.region", row.region().displayName(), false);
    List<Address> addresses = server.addresses();
    if (addresses != null && !addresses.isEmpty()) {
      fields.add(
          Field.exact(
              Text.of("field.addresses"),
              String.join(", ", addresses.stream().map(Address::addr).toList())));
    }
    add(fields, "field.accessIPv4", server.accessIPv4(), true);
    add(fields, "field.accessIPv6", server.accessIPv6(), true);
    add(fields, "field.hostname", server.hostname(), true);
    add(fields, "field.description", server.description(), false);
    add(fields, "field.keyPair", server.keyName(), false);
    add(fields, "field.securityGroups", String.join(", ", server.securityGroups()), false);
    add(fields, "field.tags", String.join(", ", server.tags()), false);
    if (server.locked() != null) {
      fields.add(
          Field.of(
              Text.of("field.locked"),
              server.locked()
                  ? server.lockedReason() == null ? Text.of("yes") : server.lockedReason()
                  : Text.of("no")));
    }
    if (server.powerState() != null) {
      fields.add(Field.of(Text.of("field.powerState"), Text.of("power." + server.powerState())));
    }
    add(fields, "field.created", whenText(server.created()), false);
    add(fields, "field.updated", whenText(server.updated()), false);
    add(fields, "field.launched", whenText(server.launchedAt()), false);
    add(fields, "field.volumes", String.join(", ", server.volumeIds()), true);
    add(fields, "field.host", server.host(), true);
    add(fields, "field.hostId", server.hostId(), true);
    add(fields, "field.project", server.projectId(), true);
    add(fields, "field.user", server.userId(), true);
    return fields;
  }

  private static String whenText(java.time.@Nullable Instant instant) {
    return instant == null ? "" : Text.of("field.when", Ages.exact(instant), Ages.since(instant));
  }

  private static String flavorText(ServerRow row) {
    Flavor flavor = row.region().flavorOf(row.server());
    if (row.server().flavor() instanceof FlavorOfServer.Embedded e) {
      return Text.of("flavor.summary", e.originalName(), e.vcpus(), Sizes.ofMib(e.ram()), e.disk());
    }
    return flavor == null
        ? row.flavorName()
        : Text.of(
            "flavor.summary",
            flavor.name(),
            flavor.vcpus() == null ? "?" : flavor.vcpus(),
            Sizes.ofMib(flavor.ram()),
            flavor.disk());
  }

  private static void add(List<Field> fields, String label, @Nullable String value, boolean exact) {
    if (value != null && !value.isEmpty()) {
      fields.add(new Field(Text.of(label), value, exact));
    }
  }
}
