package io.novadesk.viewmodel.plans;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Rebuild;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.Command;
import io.novadesk.cloud.Legality;
import io.novadesk.cloud.ServerAction;
import io.novadesk.cloud.ServerActions;
import io.novadesk.cloud.plan.Plan;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.NaturalOrder;
import io.novadesk.viewmodel.commands.ResizeForm;
import io.novadesk.viewmodel.flavors.FlavorsViewModel;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A plan before it begins: what will happen to each server, and how carefully. */
public final class PlanDraft {
  /** What can be planned for many. */
  public static final List<ServerAction> ACTIONS =
      List.of(
          ServerAction.START,
          ServerAction.STOP,
          ServerAction.REBOOT_SOFT,
          ServerAction.REBOOT_HARD,
          ServerAction.PAUSE,
          ServerAction.UNPAUSE,
          ServerAction.SUSPEND,
          ServerAction.RESUME,
          ServerAction.SHELVE,
          ServerAction.UNSHELVE,
          ServerAction.SHELVE_OFFLOAD,
          ServerAction.UNRESCUE,
          ServerAction.LOCK,
          ServerAction.UNLOCK,
          ServerAction.RESIZE,
          ServerAction.CONFIRM_RESIZE,
          ServerAction.REVERT_RESIZE,
          ServerAction.REBUILD,
          ServerAction.SNAPSHOT,
          ServerAction.CRASH_DUMP,
          ServerAction.MIGRATE,
          ServerAction.LIVE_MIGRATE,
          ServerAction.EVACUATE,
          ServerAction.RESTORE,
          ServerAction.FORCE_DELETE,
          ServerAction.DELETE);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmm", Locale.ROOT).withZone(ZoneId.systemDefault());

  /**
   * A server and what the plan will do to it.
   *
   * @param what such as "Resize to m1.large"; empty when it is left out
   * @param whyNot why it is left out; empty when it takes part
   */
  public record DraftRow(ServerRow server, String what, String whyNot) {
    public boolean takesPart() {
      return whyNot.isEmpty();
    }
  }

  private final List<ServerRow> servers;
  private final List<Flavor> flavors;
  private final Instant now = Instant.now();
  private final ObjectProperty<ServerAction> action = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Flavor> flavor = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Image> image = new SimpleObjectProperty<>();
  private final BooleanProperty autoConfirm = new SimpleBooleanProperty();
  private final StringProperty namePattern = new SimpleStringProperty("{name}-{date}");
  private final IntegerProperty atOnce = new SimpleIntegerProperty(PlanOptions.STANDARD.atOnce());
  private final IntegerProperty batch = new SimpleIntegerProperty(PlanOptions.STANDARD.batch());
  private final IntegerProperty stopAfter =
      new SimpleIntegerProperty(PlanOptions.STANDARD.stopAfter());
  private final BooleanProperty wellFirst = new SimpleBooleanProperty();
  private final StringProperty typedCount = new SimpleStringProperty("");
  private final ObservableList<DraftRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper takers = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  PlanDraft(ServerAction first, List<ServerRow> servers) {
    this.servers = List.copyOf(servers);
    this.flavors =
        servers.isEmpty()
            ? List.of()
            : servers.getFirst().region().flavors().stream()
                .sorted(FlavorsViewModel.BY_SIZE)
                .toList();
    action.set(first);
    action.subscribe(this::judge);
    flavor.subscribe(this::judge);
    image.subscribe(this::judge);
    autoConfirm.subscribe(this::judge);
    namePattern.subscribe(this::judge);
    typedCount.subscribe(this::tellProblem);
    judge();
  }

  public ObjectProperty<ServerAction> actionProperty() {
    return action;
  }

  /** What may be planned by the one who is logged in. */
  public List<ServerAction> actions() {
    return ACTIONS.stream()
        .filter(
            a ->
                servers.isEmpty()
                    || ServerActions.isOffered(a, servers.getFirst().region().asker()))
        .toList();
  }

  /** The images that servers can be rebuilt from. */
  public List<Image> images() {
    return servers.isEmpty()
        ? List.of()
        : servers.getFirst().region().images().stream()
            .filter(i -> i.status().equalsIgnoreCase("active"))
            .sorted(Comparator.comparing(Image::name, NaturalOrder.INSTANCE))
            .toList();
  }

  /** What servers are rebuilt from; null: each from the image that it was made of. */
  public ObjectProperty<@Nullable Image> imageProperty() {
    return image;
  }

  /** The flavors to choose from, small to large. */
  public List<Flavor> flavors() {
    return flavors;
  }

  public ObjectProperty<@Nullable Flavor> flavorProperty() {
    return flavor;
  }

  /** Whether each resize is confirmed as soon as it is there. */
  public BooleanProperty autoConfirmProperty() {
    return autoConfirm;
  }

  /** The snapshots' names; {@code {name}} and {@code {date}} are filled in. */
  public StringProperty namePatternProperty() {
    return namePattern;
  }

  public IntegerProperty atOnceProperty() {
    return atOnce;
  }

  /** 0: no batches. */
  public IntegerProperty batchProperty() {
    return batch;
  }

  /** 0: never. */
  public IntegerProperty stopAfterProperty() {
    return stopAfter;
  }

  public BooleanProperty wellFirstProperty() {
    return wellFirst;
  }

  /** What destroys wants its number typed. */
  public StringProperty typedCountProperty() {
    return typedCount;
  }

  /** Those that take part first. */
  public ObservableList<DraftRow> rows() {
    return rows;
  }

  public ReadOnlyIntegerProperty takersProperty() {
    return takers.getReadOnlyProperty();
  }

  /** Why the plan cannot begin, as a sentence; empty when it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public boolean isDangerous() {
    return switch (action.get()) {
      case DELETE, FORCE_DELETE, REBUILD -> true;
      default -> false;
    };
  }

  /** What the action means for a server, as a sentence; empty where its name says it all. */
  public String about() {
    return switch (action.get()) {
      case STOP,
          REBOOT_SOFT,
          REBOOT_HARD,
          PAUSE,
          SUSPEND,
          SHELVE,
          SHELVE_OFFLOAD,
          CRASH_DUMP,
          CONFIRM_RESIZE,
          REVERT_RESIZE ->
          Text.of("dialog.confirm.text." + action.get());
      case DELETE, FORCE_DELETE -> Text.of("dialog.delete.text");
      case REBUILD -> Text.of("plan.about.rebuild");
      case MIGRATE, LIVE_MIGRATE, EVACUATE -> Text.of("plan.about.move");
      case RESIZE ->
          Text.of(autoConfirm.get() ? "plan.about.resizeAndConfirm" : "dialog.resize.text");
      default -> "";
    };
  }

  Plan plan() {
    List<PlanItem> items = new ArrayList<>();
    for (DraftRow row : rows) {
      if (row.takesPart()) {
        ServerRow server = row.server();
        items.add(new PlanItem(server.region().region(), server.server(), steps(server)));
      }
    }
    return Plan.of(
        action.get(),
        items,
        new PlanOptions(
            Math.max(1, atOnce.get()),
            Math.max(0, batch.get()),
            Math.max(0, stopAfter.get()),
            wellFirst.get()),
        servers.getFirst().region().session().identity().roles());
  }

  private void judge() {
    List<DraftRow> out = new ArrayList<>();
    List<DraftRow> in = new ArrayList<>();
    for (ServerRow server : servers) {
      String whyNot = whyNot(server);
      (whyNot.isEmpty() ? in : out)
          .add(new DraftRow(server, whyNot.isEmpty() ? what(server) : "", whyNot));
    }
    takers.set(in.size());
    in.addAll(out);
    rows.setAll(in);
    tellProblem();
  }

  private String whyNot(ServerRow server) {
    if (ActionsViewModel.check(action.get(), server) instanceof Legality.Refused(String reason)) {
      return reason;
    }
    if (action.get() == ServerAction.REBUILD && imageOf(server) == null) {
      return Text.of("plan.draft.noImage");
    }
    Flavor wanted = flavor.get();
    if (action.get() != ServerAction.RESIZE || wanted == null) {
      return "";
    }
    Flavor there = flavorIn(server, wanted);
    return there == null
        ? Text.of("plan.draft.noSuchFlavor", wanted.name())
        : new ResizeForm(server, List.of(there)).choices().getFirst().obstacle();
  }

  private @Nullable Image imageOf(ServerRow server) {
    Image chosen = image.get();
    String own = server.server().imageId();
    return chosen != null ? chosen : own == null ? null : server.region().image(own);
  }

  private static @Nullable Flavor flavorIn(ServerRow server, Flavor wanted) {
    return server.region().flavors().stream()
        .filter(f -> f.name().equals(wanted.name()))
        .findFirst()
        .orElse(null);
  }

  private String what(ServerRow server) {
    Flavor wanted = flavor.get();
    return switch (action.get()) {
      case RESIZE ->
          wanted == null
              ? ""
              : Text.of(
                  autoConfirm.get() ? "plan.draft.resizeAndConfirm" : "plan.draft.resize",
                  server.flavorName(),
                  wanted.name());
      case SNAPSHOT -> Text.of("plan.draft.snapshot", snapshotName(server));
      case REBUILD -> {
        Image from = imageOf(server);
        yield from == null ? "" : Text.of("plan.draft.rebuild", from.name());
      }
      default -> Text.of("action." + action.get());
    };
  }

  private String snapshotName(ServerRow server) {
    return namePattern
        .get()
        .strip()
        .replace("{date}", DATE.format(now))
        .replace("{name}", server.name());
  }

  private void tellProblem() {
    problem.set(problem());
  }

  private String problem() {
    if (takers.get() == 0) {
      return Text.of("plan.problem.none");
    }
    return switch (action.get()) {
      case RESIZE -> flavor.get() == null ? Text.of("plan.problem.flavor") : "";
      case SNAPSHOT -> snapshotProblem();
      case DELETE, FORCE_DELETE, REBUILD ->
          typedCount.get().strip().equals(String.valueOf(takers.get()))
              ? ""
              : Text.of("plan.problem.count", takers.get());
      default -> "";
    };
  }

  private String snapshotProblem() {
    String pattern = namePattern.get();
    if (pattern.isBlank()) {
      return Text.of("plan.problem.noName");
    }
    if (takers.get() > 1 && !pattern.contains("{name}")) {
      return Text.of("plan.problem.sameName");
    }
    boolean tooLong =
        rows.stream()
            .filter(DraftRow::takesPart)
            .anyMatch(r -> snapshotName(r.server()).length() > 255);
    return tooLong ? Text.of("plan.problem.longName") : "";
  }

  private List<Command> steps(ServerRow server) {
    return switch (action.get()) {
      case RESIZE -> {
        Flavor wanted = flavor.get();
        Flavor there = wanted == null ? null : flavorIn(server, wanted);
        if (there == null) {
          throw new IllegalStateException("no flavor");
        }
        Command resize = new Command.Resize(there.id(), there.name());
        yield autoConfirm.get()
            ? List.of(resize, new Command.Plain(ServerAction.CONFIRM_RESIZE))
            : List.of(resize);
      }
      case SNAPSHOT -> List.of(new Command.Snapshot(snapshotName(server), Map.of()));
      case REBUILD -> {
        Image from = imageOf(server);
        if (from == null) {
          throw new IllegalStateException("no image");
        }
        yield List.of(new Command.Rebuild(Rebuild.from(from.id()), from.name()));
      }
      case MIGRATE, LIVE_MIGRATE, EVACUATE -> List.of(new Command.Move(action.get(), null));
      default -> List.of(new Command.Plain(action.get()));
    };
  }
}
