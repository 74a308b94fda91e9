package io.novadesk.viewmodel.detail;

import io.novadesk.api.compute.Server;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.Section;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the cloud tells of a server: what the list knows at once, the rest on demand,
 * with one request.
 */
public final class OverviewViewModel implements ServerPart {
  private final ObservableList<Section> sections = FXCollections.observableArrayList();
  private final ObservableList<Section> sectionsToShow =
      FXCollections.unmodifiableObservableList(sections);
  private final ObservableList<Field> identifiers = FXCollections.observableArrayList();
  private final ObservableList<Field> identifiersToShow =
      FXCollections.unmodifiableObservableList(identifiers);
  private final BooleanProperty identifiersOpen = new SimpleBooleanProperty();
  private final BooleanProperty moreOpen = new SimpleBooleanProperty();
  private final Fetch<List<Field>> more;
  private @Nullable ServerRow shown;

  public OverviewViewModel(TaskRunner tasks) {
    more = new Fetch<>(tasks);
    moreOpen.addListener((_, _, _) -> fetchMore());
  }

  public ObservableList<Section> sections() {
    return sectionsToShow;
  }

  /** The ids of the server and of what it is made of. */
  public ObservableList<Field> identifiers() {
    return identifiersToShow;
  }

  public BooleanProperty identifiersOpenProperty() {
    return identifiersOpen;
  }

  /** Whether the fields that have no place of their own are shown. */
  public BooleanProperty moreOpenProperty() {
    return moreOpen;
  }

  /** The fields that have no place of their own. */
  public Fetch<List<Field>> more() {
    return more;
  }

  @Override
  public void look(@Nullable ServerRow row) {
    shown = row;
    if (row == null) {
      more.stop();
      return;
    }
    List<Section> next = sectionsOf(row);
    if (!next.equals(sections)) {
      sections.setAll(next);
    }
    List<Field> ids = identifiers(row);
    if (!ids.equals(identifiers)) {
      identifiers.setAll(ids);
    }
    fetchMore();
  }

  private void fetchMore() {
    ServerRow row = shown;
    if (row == null || !moreOpen.get()) {
      more.stop();
      return;
    }
    var servers = row.region().region().servers();
    String id = row.server().id();
    more.start(row.key(), () -> OtherFields.of(servers.fields(id)));
  }

  static List<Section> sectionsOf(ServerRow row) {
    List<Section> sections = new ArrayList<>();
    add(sections, "overview.state", state(row));
    add(sections, "overview.made", made(row));
    add(sections, "overview.reach", reach(row));
    add(sections, "overview.where", where(row));
    add(sections, "overview.times", times(row));
    add(sections, "overview.image", properties(row.server().imageProperties()));
    add(sections, "overview.hints", properties(row.server().schedulerHints()));
    return sections;
  }

  private static void add(List<Section> sections, String title, Fields fields) {
    if (!fields.list.isEmpty()) {
      sections.add(new Section(Text.of(title), fields.list));
    }
  }

  private static Fields state(ServerRow row) {
    Server server = row.server();
    Fields fields = new Fields();
    if (server.fault() != null) {
      fields.add("fault.details", server.fault().details());
      fields.add("fault.when", whenText(row, server.fault().created()));
    }
    if (server.powerState() != null) {
      fields.add("powerState", Text.of("power." + server.powerState()));
    }
    if (server.locked() != null) {
      fields.add(
          "locked",
          !server.locked()
              ? Text.of("no")
              : server.lockedReason() == null ? Text.of("yes") : server.lockedReason());
    }
    fields.add("description", server.description());
    return fields;
  }

  private static Fields made(ServerRow row) {
    Server server = row.server();
    Fields fields = new Fields();
    fields.link("keyPair", Link.Kind.KEY_PAIR, server.keyName(), row);
    fields.add("tags", String.join(", ", server.tags()));
    fields.add("configDrive", server.configDrive());
    return fields;
  }

  private static Fields reach(ServerRow row) {
    Server server = row.server();
    Fields fields = new Fields();
    fields.exact("accessIPv4", server.accessIPv4());
    fields.exact("accessIPv6", server.accessIPv6());
    fields.exact("hostname", server.hostname());
    server.securityGroups().stream()
        .distinct()
        .forEach(group -> fields.link("securityGroup", Link.Kind.SECURITY_GROUP, group, row));
    return fields;
  }

  private static Fields where(ServerRow row) {
    Server server = row.server();
    Fields fields = new Fields();
    fields.add("region", row.region().displayName());
    fields.link("zone", Link.Kind.ZONE, server.availabilityZone(), row);
    fields.link("pinnedZone", Link.Kind.ZONE, server.pinnedZone(), row);
    fields.link("host", Link.Kind.HOST, server.host(), row);
    server
        .serverGroups()
        .forEach(id -> fields.link("serverGroup", Link.Kind.SERVER_GROUP, id, row));
    if (!row.projectName().equals(server.projectId())) {
      fields.add(
          "project",
          row.projectName(),
          server.projectId() == null
              ? null
              : new Link(
                  Link.Kind.PROJECT, row.region().key(), server.projectId(), row.projectName()));
    }
    return fields;
  }

  /** What only programs read. */
  private static List<Field> identifiers(ServerRow row) {
    Server server = row.server();
    Fields fields = new Fields();
    fields.exact("id", server.id());
    fields.exact("uuid", server.uuid());
    fields.link("imageId", Link.Kind.IMAGE, server.imageId(), row);
    server.volumeIds().forEach(id -> fields.link("volume", Link.Kind.VOLUME, id, row));
    fields.exact("hostId", server.hostId());
    fields.link("projectId", Link.Kind.PROJECT, server.projectId(), row);
    fields.link("user", Link.Kind.USER, server.userId(), row);
    return fields.list;
  }

  private static Fields times(ServerRow row) {
    Server server = row.server();
    Fields fields = new Fields();
    fields.add("created", whenText(row, server.created()));
    fields.add("launched", whenText(row, server.launchedAt()));
    fields.add("updated", whenText(row, server.updated()));
    return fields;
  }

  private static Fields properties(Map<String, String> properties) {
    Fields fields = new Fields();
    properties.forEach((name, value) -> fields.list.add(Field.of(name, value)));
    return fields;
  }

  private static String whenText(ServerRow row, @Nullable Instant instant) {
    return instant == null
        ? ""
        : Text.of("field.when", Ages.exact(instant), Ages.since(instant, row.region().now()));
  }

  /** Fields as they are told: what is null or empty is left out. */
  private static final class Fields {
    private final List<Field> list = new ArrayList<>();

    void add(String key, @Nullable String value) {
      add(key, value, null);
    }

    void add(String key, @Nullable String value, @Nullable Link link) {
      if (value != null && !value.isEmpty()) {
        list.add(Field.of(Text.of("field." + key), value).to(link));
      }
    }

    /** What is known by its name or id alone. */
    void link(String key, Link.Kind kind, @Nullable String id, ServerRow row) {
      if (id != null && !id.isEmpty()) {
        boolean exact =
            switch (kind) {
              case VOLUME, USER, HOST, PROJECT, IMAGE -> true;
              default -> false;
            };
        Field field = new Field(Text.of("field." + key), id, exact);
        list.add(field.to(new Link(kind, row.region().key(), id)));
      }
    }

    void exact(String key, @Nullable String value) {
      if (value != null && !value.isEmpty()) {
        list.add(Field.exact(Text.of("field." + key), value));
      }
    }
  }
}
