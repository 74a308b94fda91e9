package io.novadesk.viewmodel.launch;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.Server;
import io.novadesk.api.identity.Project;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.launch.LaunchBook;
import io.novadesk.cloud.launch.LaunchOrder;
import io.novadesk.cloud.launch.LaunchRun;
import io.novadesk.cloud.launch.Pace;
import io.novadesk.cloud.launch.Surplus;
import io.novadesk.i18n.Text;
import io.novadesk.profile.LaunchStore;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.operations.JobRow;
import io.novadesk.viewmodel.operations.NewPasswords.NewPassword;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where servers are ordered: opens the Launch page, gives its orders to the Tasks pane, and takes
 * up what an earlier run of the program left behind.
 */
public final class LaunchDesk {
  private final TaskRunner tasks;
  private final OperationsViewModel operations;
  private final LaunchDrafts drafts;
  private final LaunchBook book;
  private final Pace pace;
  private final Set<LaunchRun> runs = new HashSet<>();
  private Function<RegionModel, Consumer<String>> expected = _ -> _ -> {};
  private BiConsumer<RegionModel, LaunchOrder> onLaunched = (_, _) -> {};

  public LaunchDesk(
      TaskRunner tasks,
      OperationsViewModel operations,
      LaunchStore store,
      LaunchBook book,
      Pace pace) {
    this.tasks = tasks;
    this.operations = operations;
    this.drafts = new LaunchDrafts(tasks, store);
    this.book = book;
    this.pace = pace;
  }

  /**
   * @param one is asked when one server is ordered, and its answer is told the server's id as soon
   *     as the cloud has it
   */
  public void expect(Function<RegionModel, Consumer<String>> one) {
    expected = one;
  }

  /** Hears of each order that is given. */
  public void onLaunched(BiConsumer<RegionModel, LaunchOrder> listener) {
    onLaunched = listener;
  }

  /** What waits to be sent is not sent any more; what was sent is looked up at the next start. */
  public void dispose() {
    runs.forEach(LaunchRun::stop);
  }

  /**
   * Writes what was typed and is not kept yet; done when it returns.
   *
   * @throws IOException with a sentence when it could not be kept
   */
  public void keepDrafts() throws IOException {
    drafts.close();
  }

  /** Takes over templates and drafts that another window kept. */
  public void refresh() {
    drafts.refresh();
  }

  /** Why templates or drafts could not be read or kept the last time. */
  public ReadOnlyStringProperty draftProblemProperty() {
    return drafts.problemProperty();
  }

  LaunchDrafts drafts() {
    return drafts;
  }

  /** The page, as it was left. */
  public LaunchViewModel open(List<RegionModel> regions, RegionModel first) {
    return new LaunchViewModel(tasks, this, regions, first);
  }

  /** The page, filled with what a server is and a name that goes on from its own. */
  public LaunchViewModel like(List<RegionModel> regions, ServerRow row) {
    LaunchViewModel page = new LaunchViewModel(tasks, this, regions, row.region());
    page.like(propertiesOf(row), row.name());
    return page;
  }

  private static Map<String, String> propertiesOf(ServerRow row) {
    Server server = row.server();
    Map<String, String> kept = new LinkedHashMap<>();
    NamePattern.Suggestion name = NamePattern.like(row.name());
    kept.put(LaunchField.NAME.name(), name.pattern());
    kept.put(LaunchField.START.name(), Integer.toString(free(row, name)));
    putFilled(kept, LaunchField.IMAGE, server.imageId());
    Flavor flavor = row.region().flavorOf(server);
    putFilled(kept, LaunchField.FLAVOR, flavor == null ? null : flavor.id());
    putFilled(kept, LaunchField.KEY_PAIR, server.keyName());
    putFilled(kept, LaunchField.ZONE, server.pinnedZone());
    putFilled(kept, LaunchField.DESCRIPTION, server.description());
    // The stamp of the order that made it is not the next one's.
    putFilled(
        kept,
        LaunchField.TAGS,
        server.tags().stream()
            .filter(tag -> !tag.startsWith(LaunchOrder.KEY + "-"))
            .collect(Collectors.joining(", ")));
    int i = 0;
    for (Map.Entry<String, String> item : server.metadata().entrySet()) {
      if (item.getKey().equals(LaunchOrder.KEY)) {
        continue;
      }
      kept.put("metadata." + i + ".key", item.getKey());
      kept.put("metadata." + i++ + ".value", item.getValue());
    }
    String groups = server.securityGroups().stream().distinct().collect(Collectors.joining("\n"));
    if (!groups.isEmpty() && !groups.equals("default")) {
      kept.put("groups", groups);
    }
    return kept;
  }

  /** The first number whose name nobody has. */
  private static int free(ServerRow row, NamePattern.Suggestion name) {
    int start = name.start().orElse(1);
    List<String> taken = row.region().rows().stream().map(ServerRow::name).toList();
    NamePattern pattern = NamePattern.of(name.pattern());
    while (taken.contains(pattern.names(start, 1).getFirst())) {
      start++;
    }
    return start;
  }

  private static void putFilled(
      Map<String, String> kept, LaunchField field, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      kept.put(field.name(), text);
    }
  }

  /**
   * The same for one region and project of one cloud, from one start of the program to the next.
   */
  String scope(RegionModel region) {
    Project project = region.session().identity().project();
    return region.key() + "/" + (project == null ? "" : project.id());
  }

  /**
   * Orders servers that no page describes.
   *
   * @param ended hears once how all of them ended
   */
  public void launch(
      RegionModel region,
      NewServer wanted,
      List<String> names,
      int atOnce,
      Consumer<List<OperationState>> ended) {
    LaunchOrder order =
        LaunchOrder.of(
            LaunchOrder.newId(),
            region.region(),
            scope(region),
            LaunchOrder.Owner.of(region.session()),
            wanted,
            names,
            false,
            atOnce,
            region.limit("maxServerMeta"));
    onLaunched.accept(region, order);
    List<OperationState> ends = new ArrayList<>();
    start(
        region,
        LaunchRun.of(order, region.region(), book, pace),
        IntStream.range(0, names.size()).boxed().toList(),
        _ -> {},
        end -> {
          ends.add(end);
          if (ends.size() == names.size()) {
            ended.accept(List.copyOf(ends));
          }
        });
  }

  void launch(RegionModel region, LaunchOrder order, String where) {
    onLaunched.accept(region, order);
    start(
        region,
        LaunchRun.of(order, region.region(), book, pace),
        IntStream.range(0, order.names().size()).boxed().toList(),
        order.names().size() == 1 ? expected.apply(region) : _ -> {},
        end -> ended(end, where));
  }

  /** Looks up, in the background, what was asked for before the program ended. */
  public void takeUp(Collection<RegionModel> regions) {
    for (RegionModel region : regions) {
      String scope = scope(region);
      LaunchOrder.Owner owner = LaunchOrder.Owner.of(region.session());
      tasks.run(
          () -> book.unfinished(scope, owner),
          left -> {
            left.orders().forEach(one -> takeUp(region, one, scope));
            left.unreadable().forEach(what -> tell(scope, Text.of("launch.left.unreadable", what)));
          },
          problem ->
              tell(scope, Text.of("launch.left.noJournal", String.valueOf(problem.getMessage()))));
    }
  }

  private void takeUp(RegionModel region, LaunchBook.Unfinished left, String where) {
    // The same cloud may be open twice, or left and come back to while its orders are under way.
    if (runs.stream().anyMatch(run -> run.order().id().equals(left.order().id()))) {
      return;
    }
    // What is read-only may be looked at.
    boolean readOnly = region.guard().readOnlyProperty().get();
    LaunchRun run =
        LaunchRun.takeUp(readOnly ? left.lookingOnly() : left, region.region(), book, pace);
    List<Integer> open = left.open().stream().sorted().toList();
    if (open.isEmpty()) {
      runs.add(run);
      tasks.run(
          () -> {
            run.close(lines(region));
            return run;
          },
          runs::remove,
          problem -> {
            runs.remove(run);
            tell(where, String.valueOf(problem.getMessage()));
          });
    } else {
      start(region, run, open, _ -> {}, end -> ended(end, where));
    }
  }

  private void tell(String subject, String sentence) {
    operations.refuse(Text.of("launch.title"), subject, sentence);
  }

  /** Each on a line of its own; the guard is asked before anything is deleted. */
  private LaunchRun.Notes lines(RegionModel region) {
    return new LaunchRun.Notes() {
      @Override
      public void surplus(Surplus job) {
        tasks.later(() -> operations.start(job, region, _ -> {}));
      }

      @Override
      public void told(String serverName, String sentence) {
        tasks.later(() -> tell(serverName, sentence));
      }
    };
  }

  private void start(
      RegionModel region,
      LaunchRun run,
      List<Integer> indices,
      Consumer<String> arrives,
      Consumer<OperationState> ended) {
    boolean own = run.order().wanted().adminPass() != null;
    runs.add(run);
    boolean windows = region.isWindows(run.order().wanted().imageId());
    JobRow[] rows = new JobRow[run.order().names().size()];
    // Servers, not endings: one that is asked for once more ends twice.
    Set<Integer> open = new HashSet<>(indices);
    for (int index : indices) {
      LaunchJob job =
          new LaunchJob(
              run,
              index,
              (id, password) ->
                  tasks.later(
                      () -> {
                        arrives.accept(id);
                        if (password != null && !own) {
                          keep(rows[index], password, windows);
                        }
                      }),
              lines(region),
              region.guard().readOnlyProperty()::get);
      // Whether an order may be given is asked once for the whole of it, by the page.
      rows[index] =
          operations.takeUp(
              job,
              region,
              end -> {
                ended.accept(end);
                open.remove(index);
                if (open.isEmpty()) {
                  runs.remove(run);
                  region.readLimits();
                }
              });
    }
  }

  private void keep(JobRow row, Secret password, boolean atOnce) {
    operations
        .passwords()
        .keep(
            row,
            List.of(new NewPassword(row.subject(), Text.of("launch.password"), password)),
            atOnce);
  }

  private void ended(OperationState end, String where) {
    if (end instanceof OperationState.Failed || end instanceof OperationState.Unknown) {
      drafts.restore(where);
    }
  }
}
