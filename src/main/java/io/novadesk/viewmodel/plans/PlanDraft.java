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
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.NaturalOrder;
import io.novadesk.viewmodel.commands.BackupForm;
import io.novadesk.viewmodel.commands.ResizeForm;
import io.novadesk.viewmodel.flavors.FlavorsViewModel;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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
          ServerAction.RESCUE,
          ServerAction.UNRESCUE,
          ServerAction.LOCK,
          ServerAction.UNLOCK,
          ServerAction.RESIZE,
          ServerAction.CONFIRM_RESIZE,
          ServerAction.REVERT_RESIZE,
          ServerAction.REBUILD,
          ServerAction.SNAPSHOT,
          ServerAction.BACKUP,
          ServerAction.RENAME,
          ServerAction.CRASH_DUMP,
          ServerAction.MIGRATE,
          ServerAction.LIVE_MIGRATE,
          ServerAction.EVACUATE,
          ServerAction.RESET_STATE,
          ServerAction.RESTORE,
          ServerAction.FORCE_DELETE,
          ServerAction.DELETE);

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

  private static final int LONGEST_NAME = 255;

  private final List<ServerRow> servers;
  private final WhatGoesToo whatGoesToo;
  private final List<Flavor> flavors;
  private final PlanNames names = new PlanNames(Instant.now());
  private final ObjectProperty<ServerAction> action = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Flavor> flavor = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Image> image = new SimpleObjectProperty<>();
  private final BooleanProperty autoConfirm = new SimpleBooleanProperty();
  private final StringProperty namePattern = new SimpleStringProperty("{name}-{date}");
  private final StringProperty newName = new SimpleStringProperty("{name}");
  private final StringProperty backupType = new SimpleStringProperty(BackupForm.TYPES.getFirst());
  private final IntegerProperty backupsKept = new SimpleIntegerProperty(BackupForm.USUAL);
  private final BooleanProperty resetToActive = new SimpleBooleanProperty(true);
  private final StringProperty lockReason = new SimpleStringProperty("");
  private final IntegerProperty atOnce = new SimpleIntegerProperty(PlanOptions.STANDARD.atOnce());
  private final IntegerProperty batch = new SimpleIntegerProperty(PlanOptions.STANDARD.batch());
  private final IntegerProperty stopAfter =
      new SimpleIntegerProperty(PlanOptions.STANDARD.stopAfter());
  private final BooleanProperty wellFirst = new SimpleBooleanProperty();
  private final StringProperty typedCount = new SimpleStringProperty("");
  private final ObservableList<DraftRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper takers = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  PlanDraft(ServerAction first, List<ServerRow> servers, TaskRunner tasks) {
    this.servers = List.copyOf(servers);
    this.whatGoesToo = new WhatGoesToo(tasks, this::judge);
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
    newName.subscribe(this::judge);
    backupType.subscribe(this::judge);
    backupsKept.subscribe(this::judge);
    resetToActive.subscribe(this::judge);
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

  /**
   * The images' names; {@code {name}}, {@code {date}} and numbers such as {@code {000}} are filled
   * in.
   */
  public StringProperty namePatternProperty() {
    return namePattern;
  }

  /** What the servers are to be called; the same is filled in. */
  public StringProperty newNameProperty() {
    return newName;
  }

  /** Of which type the backups are, such as {@code daily}. */
  public StringProperty backupTypeProperty() {
    return backupType;
  }

  /** How many backups of the type each server keeps, the new one among them. */
  public IntegerProperty backupsKeptProperty() {
    return backupsKept;
  }

  /** What the cloud shall take the servers for: ACTIVE, else ERROR. */
  public BooleanProperty resetToActiveProperty() {
    return resetToActive;
  }

  /** Why they are locked, for others to read; empty: no reason. */
  public StringProperty lockReasonProperty() {
    return lockReason;
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
      case RESCUE -> Text.of("plan.about.rescue");
      case BACKUP -> Text.of("dialog.backup.text");
      case RESET_STATE -> Text.of("dialog.reset.text");
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
        items.add(
            new PlanItem(
                server.region().region(), server.server(), steps(server, items.size() + 1)));
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
    if (isDelete()) {
      whatGoesToo.lookUp(servers);
    }
    for (ServerRow server : servers) {
      String whyNot = whyNot(server);
      (whyNot.isEmpty() ? in : out)
          .add(new DraftRow(server, whyNot.isEmpty() ? what(server, in.size() + 1) : "", whyNot));
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

  private String what(ServerRow server, int place) {
    Flavor wanted = flavor.get();
    return switch (action.get()) {
      case RESIZE ->
          wanted == null
              ? ""
              : Text.of(
                  autoConfirm.get() ? "plan.draft.resizeAndConfirm" : "plan.draft.resize",
                  server.flavorName(),
                  wanted.name());
      case SNAPSHOT -> Text.of("plan.draft.snapshot", imageName(server, place));
      case BACKUP ->
          Text.of(
              "plan.draft.backup",
              imageName(server, place),
              backupType.get().strip(),
              backupsKept.get());
      case RENAME -> Text.of("plan.draft.rename", nameOf(server, place));
      case RESET_STATE -> Text.of("plan.draft.reset", resetToActive.get() ? "ACTIVE" : "ERROR");
      case REBUILD -> {
        Image from = imageOf(server);
        yield from == null ? "" : Text.of("plan.draft.rebuild", from.name());
      }
      case DELETE, FORCE_DELETE -> {
        String too = whatGoesToo.of(server);
        String name = Text.of("action." + action.get());
        yield too.isEmpty() ? name : Text.of("plan.draft.delete", name, too);
      }
      default -> Text.of("action." + action.get());
    };
  }

  private boolean isDelete() {
    return action.get() == ServerAction.DELETE || action.get() == ServerAction.FORCE_DELETE;
  }

  /** Asks the cloud nothing more: the page has gone. */
  void dispose() {
    whatGoesToo.stop();
  }

  private String imageName(ServerRow server, int place) {
    return names.of(namePattern.get(), server.name(), place);
  }

  private String nameOf(ServerRow server, int place) {
    return names.of(newName.get(), server.name(), place);
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
      case SNAPSHOT -> imageProblem();
      case BACKUP ->
          backupType.get().isBlank() || backupsKept.get() < 1
              ? Text.of("plan.problem.backup")
              : imageProblem();
      case RENAME -> nameProblem();
      case DELETE, FORCE_DELETE, REBUILD ->
          typedCount.get().strip().equals(String.valueOf(takers.get()))
              ? ""
              : Text.of("plan.problem.count", takers.get());
      default -> "";
    };
  }

  private String imageProblem() {
    String pattern = namePattern.get();
    if (pattern.isBlank()) {
      return Text.of("plan.problem.noName");
    }
    if (takers.get() > 1 && !PlanNames.tellsApart(pattern)) {
      return Text.of("plan.problem.sameName");
    }
    return longest(this::imageName) > LONGEST_NAME ? Text.of("plan.problem.longName") : "";
  }

  private String nameProblem() {
    String pattern = newName.get().strip();
    if (pattern.isEmpty() || pattern.equals("{name}")) {
      return Text.of("plan.problem.newName");
    }
    if (takers.get() > 1 && !PlanNames.tellsApart(pattern)) {
      return Text.of("plan.problem.sameServerName");
    }
    return longest(this::nameOf) > LONGEST_NAME ? Text.of("plan.problem.longName") : "";
  }

  /** The length of the longest name that the servers that take part would get. */
  private int longest(BiFunction<ServerRow, Integer, String> name) {
    int longest = 0;
    for (int i = 0; i < takers.get(); i++) {
      longest = Math.max(longest, name.apply(rows.get(i).server(), i + 1).length());
    }
    return longest;
  }

  private List<Command> steps(ServerRow server, int place) {
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
      case SNAPSHOT -> List.of(new Command.Snapshot(imageName(server, place), Map.of()));
      case BACKUP ->
          List.of(
              new Command.Backup(
                  imageName(server, place), backupType.get().strip(), backupsKept.get()));
      case RENAME -> List.of(new Command.Rename(nameOf(server, place)));
      case RESET_STATE -> List.of(new Command.ResetState(resetToActive.get()));
      case RESCUE -> List.of(new Command.Rescue(null, null));
      case LOCK ->
          List.of(new Command.Lock(lockReason.get().isBlank() ? null : lockReason.get().strip()));
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
