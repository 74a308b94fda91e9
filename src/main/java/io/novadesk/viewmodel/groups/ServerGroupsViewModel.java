package io.novadesk.viewmodel.groups;

import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.ServerGroups;
import io.novadesk.api.compute.ServerGroups.ServerGroup;
import io.novadesk.cloud.command.Chore;
import io.novadesk.cloud.command.Verified;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.ListModel;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Reasons;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.navigation.Page;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The server groups of one region. */
public final class ServerGroupsViewModel implements Page {
  /** What can be done about server groups. */
  public enum Action {
    CREATE,
    DELETE
  }

  public static final Comparator<ServerGroup> BY_NAME =
      Comparator.comparing(ServerGroup::name, NaturalOrder.INSTANCE).thenComparing(ServerGroup::id);

  /** The soft policies, which are wishes and no conditions. */
  private static final int SOFT = 15;

  private final TaskRunner tasks;
  private final OperationsViewModel operations;
  private final ListModel<ServerGroup> list;
  private final Reasons<Action> reasons = new Reasons<>(Action.class);
  private @Nullable RegionModel region;

  public ServerGroupsViewModel(TaskRunner tasks, OperationsViewModel operations) {
    this.tasks = tasks;
    this.operations = operations;
    list =
        new ListModel<>(
            tasks,
            ServerGroup::id,
            group -> group.name() + " " + group.policy() + " " + group.id() + " " + members(group),
            BY_NAME);
    list.selectedProperty().subscribe(_ -> reasons.check(this::whyNot));
  }

  @Override
  public String id() {
    return "groups";
  }

  @Override
  public String title() {
    return Text.of("nav.serverGroups");
  }

  @Override
  public String extension() {
    return "os-server-groups";
  }

  public ListModel<ServerGroup> list() {
    return list;
  }

  public Reasons<Action> reasons() {
    return reasons;
  }

  @Override
  public void show(List<RegionModel> regions) {
    RegionModel now = regions.isEmpty() ? null : regions.getFirst();
    if (now != region) {
      list.select(null);
      list.clear();
    }
    region = now;
    reasons.check(this::whyNot);
    reload();
  }

  @Override
  public void reload() {
    RegionModel now = region;
    if (now != null) {
      list.read(() -> now.region().compute().serverGroups().list());
    }
  }

  @Override
  public void recheck() {
    reasons.check(this::whyNot);
  }

  private String whyNot(Action action) {
    if (region == null) {
      return Text.of("image.refused.noCloud");
    }
    String readOnly = region.guard().whyNot();
    if (!readOnly.isEmpty()) {
      return readOnly;
    }
    return action == Action.DELETE && list.selectedProperty().get() == null
        ? Text.of("group.refused.nothingSelected")
        : "";
  }

  /** The names of a group's servers; ids of those that are not shown. */
  public String members(ServerGroup group) {
    RegionModel now = region;
    return group.members().stream()
        .map(
            id -> {
              ServerRow row = now == null ? null : now.row(id);
              return row == null ? id : row.name();
            })
        .sorted(NaturalOrder.INSTANCE)
        .collect(Collectors.joining(", "));
  }

  /** A form for another group; null where none can be made. */
  public @Nullable Form form() {
    return region == null ? null : new Form(region);
  }

  /** A new group: its name and its policy. */
  public final class Form {
    private final RegionModel of;
    private final Sending sending = new Sending(tasks);
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
          () -> create(of.region().compute().serverGroups(), wanted, chosen),
          group -> {
            reload();
            list.select(group);
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

  /** Deletes the selected group; its servers stay. */
  public void delete() {
    ServerGroup group = list.selectedProperty().get();
    RegionModel now = region;
    if (group == null || now == null) {
      return;
    }
    operations.start(
        new Chore(
            Text.of("group.delete.title"),
            group.name(),
            now.key() + group.id(),
            () -> {
              ServerGroups groups = now.region().compute().serverGroups();
              Verified.remove(
                  () -> groups.delete(group.id()),
                  () ->
                      Verified.listed(
                          groups.list().stream()
                              .filter(g -> g.id().equals(group.id()))
                              .findFirst()));
              return Text.of("operation.done.deleted");
            }),
        now.guard()::whyNot,
        _ -> reload());
  }
}
