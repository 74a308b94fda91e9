package io.novadesk.viewmodel.groups;

import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.ServerGroups;
import io.novadesk.api.compute.ServerGroups.ServerGroup;
import io.novadesk.cloud.command.Chore;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.Verified;
import io.novadesk.cloud.export.Exported;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.ListModel;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.pages.LinkedFields;
import io.novadesk.viewmodel.pages.ListColumn;
import io.novadesk.viewmodel.pages.ListColumn.Look;
import io.novadesk.viewmodel.pages.ListPage;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The server groups of one region. */
public final class ServerGroupsViewModel
    extends ListPage<ServerGroup, ServerGroupsViewModel.Action> {
  /** What can be done about server groups. */
  public enum Action {
    CREATE,
    DELETE
  }

  private static final Comparator<ServerGroup> BY_NAME =
      Comparator.comparing(ServerGroup::name, NaturalOrder.INSTANCE).thenComparing(ServerGroup::id);

  /** The soft policies, which are wishes and no conditions. */
  private static final int SOFT = 15;

  public ServerGroupsViewModel(TaskRunner tasks, OperationsViewModel operations) {
    super("group", tasks, operations, Action.class, BY_NAME);
  }

  @Override
  public List<ListColumn<ServerGroup>> columns() {
    return List.of(
        ListColumn.words("name", "column.group.NAME", 180, ServerGroup::name)
            .with(ListColumn.Look.WHOLE),
        ListColumn.words("policy", "column.group.POLICY", 150, ServerGroup::policy),
        ListColumn.number(
            "count",
            "column.group.COUNT",
            70,
            group -> String.valueOf(group.members().size()),
            group -> group.members().size()),
        ListColumn.words("members", "column.group.MEMBERS", 420, this::members)
            .exportedAs(group -> Exported.of(group.members())),
        ListColumn.words("id", "field.id", 260, ServerGroup::id).with(Look.EXACT));
  }

  @Override
  public String title() {
    return Text.of("nav.serverGroups");
  }

  @Override
  public String extension() {
    return "os-server-groups";
  }

  @Override
  protected void fill(ListModel<ServerGroup> into, RegionModel from) {
    into.read(() -> from.region().compute().serverGroups().list());
  }

  @Override
  protected Object key(ServerGroup group) {
    return group.id();
  }

  @Override
  public String name(ServerGroup group) {
    return group.name();
  }

  @Override
  protected List<Field> fieldsOf(ServerGroup group) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of(Text.of("column.group.POLICY"), group.policy()));
    fields.add(Field.exact(Text.of("field.id"), group.id()));
    fields.addAll(LinkedFields.servers(region(), Text.of("field.member"), group.members()));
    return fields;
  }

  @Override
  protected Takes takes(Action action) {
    return action == Action.DELETE ? Takes.SEVERAL : Takes.NONE;
  }

  /** The names of a group's servers; ids of those that are not shown. */
  public String members(ServerGroup group) {
    RegionModel now = region();
    return group.members().stream()
        .map(id -> now == null ? id : now.serverName(id))
        .sorted(NaturalOrder.INSTANCE)
        .collect(Collectors.joining(", "));
  }

  /** A form for another group; null where none can be made. */
  public @Nullable Form form() {
    RegionModel now = region();
    return now == null ? null : new Form(now);
  }

  /** A new group: its name and its policy. */
  public final class Form {
    private final RegionModel of;
    private final Sending sending =
        new Sending(tasks(), Text.of("group.new.heading"), operations()::takeUp);
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty policy = new SimpleStringProperty("anti-affinity");

    Form(RegionModel of) {
      this.of = of;
    }

    public Sending sending() {
      return sending;
    }

    public StringProperty nameProperty() {
      return name;
    }

    public StringProperty policyProperty() {
      return policy;
    }

    /** Those that the cloud knows. */
    public List<String> policies() {
      ComputeClient compute = of.region().compute();
      return compute.speaks(SOFT)
          ? List.of("anti-affinity", "affinity", "soft-anti-affinity", "soft-affinity")
          : List.of("anti-affinity", "affinity");
    }

    /**
     * Makes it.
     *
     * @param whenDone runs when the cloud has it
     */
    public void send(Runnable whenDone) {
      String wanted = name.get().strip();
      String chosen = policy.get();
      sending.start(
          of.guard(),
          wanted,
          () -> create(of.region().compute().serverGroups(), wanted, chosen),
          group -> {
            reload();
            list().select(group);
            whenDone.run();
          });
    }
  }

  /**
   * Names belong to nobody: a group is ours when it was not there before, and is as it was asked
   * for.
   */
  private static ServerGroup create(ServerGroups groups, String name, String policy) {
    Set<String> before = groups.list().stream().map(ServerGroup::id).collect(Collectors.toSet());
    return Verified.make(
        () -> groups.create(name, policy),
        () ->
            groups.list().stream()
                .filter(group -> !before.contains(group.id()))
                .filter(group -> group.name().equals(name) && group.policy().equals(policy))
                .filter(group -> group.members().isEmpty())
                .findFirst());
  }

  @Override
  protected String consequence(List<ServerGroup> groups) {
    return Text.of("group.delete.text", groups.stream().mapToInt(g -> g.members().size()).sum());
  }

  @Override
  protected Job removal(RegionModel of, ServerGroup group) {
    ServerGroups groups = of.region().compute().serverGroups();
    return new Chore(
        Text.of("group.delete.title"),
        group.name(),
        of.key() + group.id(),
        () -> {
          Verified.remove(
              () -> groups.delete(group.id()),
              () ->
                  Verified.listed(
                      groups.list().stream().filter(g -> g.id().equals(group.id())).findFirst()));
          return Text.of("operation.done.deleted");
        });
  }
}
