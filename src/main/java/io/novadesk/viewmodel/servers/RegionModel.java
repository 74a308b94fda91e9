package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Limits;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Token;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.Asker;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.production.ProductionGuard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * One region on the caller's side: its servers as rows, its images, flavors and limits. Everything
 * here belongs to the caller's side.
 */
public final class RegionModel {
  /** The microversion with descriptions of servers. */
  private static final int DESCRIPTIONS = 19;

  private static final Duration IMAGES_EVERY = Duration.ofSeconds(20);

  private final Session session;
  private final ProductionGuard guard;
  private @Nullable Token askerIs;
  private @Nullable Asker asker;
  private final Region region;
  private final String key;
  private final TaskRunner tasks;
  private final RegionRows rows = new RegionRows(this::rowOf);
  private final RegionList<Flavor> flavors;
  private final RegionList<Image> images;
  private final Batches batches;
  private final ReadOnlyObjectWrapper<Inventory.State> state;
  private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();
  private Instant lastSeen;
  private final ReadOnlyObjectWrapper<@Nullable Limits> limits = new ReadOnlyObjectWrapper<>();
  private final AutoCloseable subscription;
  private final Task imagePolling;
  private Map<String, String> projectNames = Map.of();
  private final ReadOnlyBooleanWrapper allProjects = new ReadOnlyBooleanWrapper();
  private final List<Runnable> whenAnswered = new ArrayList<>();
  private boolean answered;

  /** A region of a cloud that nothing guards. */
  public RegionModel(Session session, Region region, TaskRunner tasks) {
    this(session, region, tasks, new ProductionGuard(Marking.NONE, tasks, InstantSource.system()));
  }

  public RegionModel(Session session, Region region, TaskRunner tasks, ProductionGuard guard) {
    this.session = session;
    this.guard = guard;
    this.region = region;
    this.key = session.key() + "/" + region.name();
    this.tasks = tasks;
    this.state = new ReadOnlyObjectWrapper<>(region.inventory().state());
    this.answered = region.hasAnswered();
    this.lastSeen = region.inventory().clock().instant();
    this.flavors =
        new RegionList<>(
            tasks, () -> region.flavorShelf().read(), Flavor::id, Flavor::name, rows::renew);
    this.images =
        new RegionList<>(
            tasks, () -> region.imageShelf().read(), Image::id, Image::name, rows::renew);
    this.batches = new Batches(tasks, this::apply);
    this.subscription = region.inventory().listen(batches::add);
    this.imagePolling = tasks.every(IMAGES_EVERY, images::read);
    if (answered) {
      readLists();
    }
    region.inventory().start();
  }

  public Session session() {
    return session;
  }

  /** Who asks here, as far as that decides what is legal. */
  public Asker asker() {
    Token now = session.identity();
    if (asker == null || now != askerIs) {
      askerIs = now;
      asker = session.asker(region);
    }
    return asker;
  }

  /** Whether the servers of all projects are shown, and not only those of one's own. */
  public boolean showsAllProjects() {
    return allProjects.get();
  }

  public ReadOnlyBooleanProperty allProjectsProperty() {
    return allProjects.getReadOnlyProperty();
  }

  /**
   * Shows the servers of all projects from now on.
   *
   * @param names of the projects by id, as far as they are known
   */
  public void showAllProjects(Map<String, String> names) {
    projectNames = Map.copyOf(names);
    allProjects.set(true);
    region.inventory().showAllProjects(true);
  }

  /** Shows only the servers of one's own project from now on. */
  public void showOwnProject() {
    allProjects.set(false);
    region.inventory().showAllProjects(false);
  }

  /** A project as a person knows it; its id while its name is not known. */
  public String projectName(String id) {
    Project own = session.identity().project();
    return own != null && own.id().equals(id) ? own.name() : projectNames.getOrDefault(id, id);
  }

  /** Whether the limits that are told here count this server. */
  public boolean isOwn(Server server) {
    Project own = session.identity().project();
    return own == null || server.projectId() == null || own.id().equals(server.projectId());
  }

  /** Asks for changes so often while nothing moves. */
  public void refreshEvery(Duration time) {
    region.inventory().askEvery(time);
  }

  /** Whether the cloud may be changed now. */
  public ProductionGuard guard() {
    return guard;
  }

  /** Why nothing may be sent here now, as a sentence; empty when it may. */
  public String whyNot() {
    String readOnly = guard.whyNot();
    return readOnly.isEmpty() ? whyAway() : readOnly;
  }

  /** Why nobody is there to be asked anything, as a sentence; empty when somebody is. */
  public String whyAway() {
    return away.get() ? Text.of("region.away", displayName()) : "";
  }

  /** Whether nobody is there to take a command. */
  public ReadOnlyBooleanProperty awayProperty() {
    return away.getReadOnlyProperty();
  }

  /** Whether what is shown is only what was last seen. */
  public boolean isStale() {
    return state.get().isStale();
  }

  /** The time by the cloud's clock; while what is shown is stale, when it was last seen. */
  public Instant now() {
    return isStale() ? lastSeen : region.inventory().clock().instant();
  }

  public Region region() {
    return region;
  }

  /** Whether the cloud keeps a description of each server. */
  public boolean keepsDescriptions() {
    return region.compute().speaks(DESCRIPTIONS);
  }

  /** The same for one region of one cloud as long as the program runs. */
  public String key() {
    return key;
  }

  /** The region's name, or the cloud's where it has no regions. */
  public String displayName() {
    return region.name().isEmpty() ? session.shownName() : region.name();
  }

  /** Cloud and region; the cloud alone where it has no other. */
  public String placeName() {
    return session.regions().size() == 1
        ? session.shownName()
        : Text.of("alarm.place", session.shownName(), displayName());
  }

  public Collection<ServerRow> rows() {
    return rows.all();
  }

  public @Nullable ServerRow row(String serverId) {
    return rows.get(serverId);
  }

  /** A server as a person knows it; its id where it is not shown. */
  public String serverName(String serverId) {
    ServerRow known = rows.get(serverId);
    return known == null ? serverId : known.name();
  }

  public ReadOnlyObjectProperty<Inventory.State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public ObservableList<Flavor> flavors() {
    return flavors.items();
  }

  public ObservableList<Image> images() {
    return images.items();
  }

  /** Why the images could not be read the last time; null when they could. */
  public ReadOnlyObjectProperty<@Nullable Exception> imagesProblemProperty() {
    return images.problemProperty();
  }

  /** Why the flavors could not be read the last time; null when they could. */
  public ReadOnlyObjectProperty<@Nullable Exception> flavorsProblemProperty() {
    return flavors.problemProperty();
  }

  /** Hears of every batch. Run the answer to stop. */
  public Runnable listen(Consumer<List<RowChange>> listener) {
    return rows.listen(listener);
  }

  /** Asks the cloud for everything now. */
  public void refresh() {
    region.refusals().forget();
    region.inventory().refresh(true);
    readLists();
  }

  /** Reads the images again, as after a snapshot or an edit. */
  public void readImages() {
    images.read();
  }

  /**
   * Runs the action if the cloud has an extension of the Compute API: at once where it has
   * microversions, which include them all, else when it has told its list; where the region is
   * away, once it answers.
   */
  public void whenExtended(String alias, Runnable then) {
    if (!answered) {
      whenAnswered.add(() -> whenExtended(alias, then));
      return;
    }
    if (region.microversion() != null) {
      then.run();
      return;
    }
    // A cloud that does not even tell its extensions is taken to have none.
    tasks.run(
        () -> region.compute().operations().extensions(),
        told -> {
          if (told.stream().anyMatch(extension -> extension.alias().equals(alias))) {
            then.run();
          }
        },
        _ -> {});
  }

  /** Reads one server again: for changes that a cloud does not count as such. */
  public void reread(String serverId) {
    tasks.run(
        () -> {
          region.inventory().observed(region.servers().get(serverId));
          return serverId;
        },
        _ -> {},
        // The next list tells the same; a failure to hurry it is none.
        _ -> region.inventory().refresh(false));
  }

  /** What the project may use here; null while not known or where the cloud does not tell. */
  public ReadOnlyObjectProperty<@Nullable Limits> limitsProperty() {
    return limits.getReadOnlyProperty();
  }

  /**
   * A limit by the wire's name, such as {@code maxServerMeta}; empty where not told or unlimited.
   */
  public OptionalInt limit(String name) {
    Limits known = limits.get();
    OptionalLong value = known == null ? OptionalLong.empty() : known.absolute(name);
    return value.isPresent() && value.getAsLong() >= 0
        ? OptionalInt.of(Math.toIntExact(Math.min(value.getAsLong(), Integer.MAX_VALUE)))
        : OptionalInt.empty();
  }

  /** Reads the limits again, as after something was made or refused for want of room. */
  public void readLimits() {
    // Without limits everything still works, only nothing is counted against them.
    tasks.run(region::limits, limits::set, _ -> limits.set(null));
  }

  public @Nullable Image image(String id) {
    return images.byId(id);
  }

  /** Whether the image says that Windows is in it, where a password is the only way in. */
  public boolean isWindows(@Nullable String imageId) {
    Image known = imageId == null ? null : images.byId(imageId);
    return known != null && "windows".equals(known.properties().get("os_type"));
  }

  /** The flavor that a server has now; null while not known or when it was deleted. */
  public @Nullable Flavor flavorOf(Server server) {
    return switch (server.flavor()) {
      case FlavorOfServer.ById(String id) -> flavors.byId(id);
      case FlavorOfServer.Embedded embedded ->
          flavors.items().stream()
              .filter(f -> f.name().equals(embedded.originalName()))
              .findFirst()
              .orElse(null);
      case null -> null;
    };
  }

  /** Stops listening; the region itself is closed by its session. */
  public void dispose() {
    imagePolling.cancel();
    rows.forgetListeners();
    try {
      subscription.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void apply(List<Inventory.Update> updates) {
    rows.take(updates);
    become(updates.getLast().state());
    if (!answered && region.hasAnswered()) {
      answers();
    }
  }

  private void become(Inventory.State next) {
    if (next.phase() == Inventory.Phase.LIVE) {
      lastSeen = region.inventory().clock().instant();
    }
    away.set(next.isAway());
    state.set(next);
  }

  private void readLists() {
    flavors.read();
    images.read();
    readLimits();
  }

  /** A region that was away at the login is there: all else that it holds can be read now. */
  private void answers() {
    answered = true;
    asker = null;
    readLists();
    List.copyOf(whenAnswered).forEach(Runnable::run);
    whenAnswered.clear();
  }

  /** A state of a server with the names of what it is made of, as far as they are known here. */
  public ServerRow rowOf(Server server) {
    String reference = ServerRow.flavorReference(server);
    Flavor flavor = server.flavor() instanceof FlavorOfServer.ById ? flavors.byId(reference) : null;
    String imageId = server.imageId();
    Image image = imageId == null ? null : images.byId(imageId);
    return new ServerRow(
        this,
        server,
        flavor == null ? reference : flavor.name(),
        image == null ? imageId : image.name());
  }
}
