package io.novadesk.window;

import io.novadesk.cloud.live.Session;
import io.novadesk.common.notices.DesktopNotices;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.view.connect.ConnectView;
import io.novadesk.view.connections.DropTarget;
import io.novadesk.view.connections.FoundDialog;
import io.novadesk.view.parts.CutTips;
import io.novadesk.view.parts.Keyboard;
import io.novadesk.view.parts.Look;
import io.novadesk.view.shell.ConsoleView;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import io.novadesk.viewmodel.connect.DroppedFiles;
import io.novadesk.viewmodel.connect.Entrance.By;
import io.novadesk.viewmodel.connect.Opening;
import io.novadesk.viewmodel.connect.ProjectSwitch.Where;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.settings.HintsViewModel;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import io.novadesk.viewmodel.shell.HintMoments;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The program's one window: everything is made and wired here, by constructors. */
public final class Window implements AutoCloseable {
  static final double WIDTH = 1400;
  static final double HEIGHT = 860;
  private static final double NARROWEST = 900;
  private static final double LOWEST = 560;

  /** A dialog that is gone sooner than this only flickers. */
  private static final Duration UNREAD = Duration.ofMillis(400);

  private final Stage stage;
  private final Runnable onClosed;
  private final Models models;
  private final FxTaskRunner tasks;
  private final WindowMemory memory;
  private final ConsoleViewModel console;
  private final ConnectViewModel connect;
  private final WindowCommands commands;
  private final ConsoleView view;
  private final HintsViewModel hints;
  private final Launching launching;
  private final Quitting quitting;
  private final SideBySide sideBySide;
  private final Morning morning;
  private final ProfileWatch watch;
  private final WindowKeeping keeping;
  private final Appearance appearance;

  /**
   * @param profile where connections and settings of this person are kept
   * @param onClosed runs when the window has gone and everything it started has ended
   */
  public Window(Stage stage, DemoSettings demoSettings, Profile profile, Runnable onClosed) {
    this(stage, new Models(new FxTaskRunner(), demoSettings, profile), onClosed);
  }

  /**
   * @param models the window's own from now on
   */
  Window(Stage stage, Models models, Runnable onClosed) {
    this.stage = stage;
    this.models = models;
    this.onClosed = onClosed;
    tasks = models.tasks();
    memory = models.memory();
    console = models.console();
    connect = models.connect();
    models.whenOpened(this::opened);
    models.whenSwitched(this::switched);
    commands = new WindowCommands(this, models);
    morning = models.morning();
    console.morning().wire(this::goOn, opening -> morning.forget(opening.wanted().name()));
    models.whenBrowsing(page -> commands.browse(page.toString()));
    view = new ConsoleView(console, models.settings(), commands);
    hints = new HintsViewModel(models.settings(), InstantSource.system(), HintMoments.of(console));
    view.hint(hints);
    Path folder = models.profile().folder();
    launching =
        new Launching(
            tasks, console, view, folder, models.profile().launches(), models.complaints());
    models.complaints().tellTo(sentence -> tasks.later(() -> view.tell(sentence)));
    appearance = new Appearance(models.settings());
    watch =
        new ProfileWatch(
            tasks,
            models
                .profile()
                .watched(
                    Map.of(
                        "connections.json", connect::refresh,
                        "filters.json", console.filters().saved()::refresh,
                        "launch.json", launching::refresh,
                        "settings.json", () -> memory.refresh(models.settings()::takeOver)),
                    connect::refresh));
    keeping =
        new WindowKeeping(
            stage,
            tasks,
            List.of(morning::note, () -> memory.look(stage, view, console)),
            List.of(
                morning::note,
                () -> memory.note(stage, view, console),
                memory::write,
                launching::keepDrafts,
                console.filters().saved()::finish),
            memory::write);
    quitting =
        new Quitting(console, connect, view.modal(), models.keepsWhatIsInFlight(), stage::hide);
    DropTarget _ = new DropTarget(view.modal().root(), this::bring);
    sideBySide =
        new SideBySide(
            connect.openings(),
            () -> !console.sessions().isEmpty() || view.modal().isOpen(),
            view::tell,
            this::goOn);
    Dimension2D size = memory.size();
    Scene scene = new Scene(view.root(), size.getWidth(), size.getHeight());
    Look.dress(scene);
    Keyboard.watch(scene);
    CutTips.watch(scene);
    stage.titleProperty().bind(console.status().titleProperty());
    stage.setScene(scene);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setMinWidth(Math.min(NARROWEST, screen.getWidth()));
    stage.setMinHeight(Math.min(LOWEST, screen.getHeight()));
    memory.restore(stage, view);
    memory.follow(stage);
    view.foldWhatIsEmpty();
    stage.getIcons().addAll(icons());
    stage.setOnCloseRequest(
        event -> {
          if (!quitting.mayGo()) {
            event.consume();
          }
        });
    stage.setOnHiding(_ -> keeping.keep());
    stage.setOnHidden(_ -> close());
  }

  /**
   * A mistake of the program is told and kept; what is arranged is kept when the system ends it.
   * Notices come by the desktop.
   */
  void guard() {
    tellBy(DesktopNotices.ofSystem());
    Thread.setDefaultUncaughtExceptionHandler(
        new SlipLog(models.profile().folder().resolve("errors.log"), this::tellSlip));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(keeping::keepAtTheEnd));
  }

  /** Shows notices there; a click on one leads back here. */
  void tellBy(DesktopNotices desktop) {
    console.notices().by(desktop, stage::isFocused, new NoticeWays(stage, console, view));
  }

  /**
   * Shows the window with what it begins with.
   *
   * @param loginUnderWay whether a login to a cloud began before; else a cloud is asked for
   */
  void begin(boolean loginUnderWay) {
    hint();
    // What had an outcome meanwhile comes first: a list that is there is painted at once.
    tasks.later(
        () -> {
          show();
          if (!connect.openings().all().isEmpty() || !console.sessions().isEmpty()) {
            view.servers().table().requestFocus();
          } else if (loginUnderWay) {
            showConnectUnlessDone();
          } else {
            connect.choice().select(memory.settings().lastConnection());
            showConnectIfKnown();
          }
        });
  }

  /** Shows hints from now on. */
  void hint() {
    hints.begin(tasks);
  }

  /** From any thread. */
  private void tellSlip(String sentence, String report) {
    tasks.later(() -> view.tellSlip(sentence, report));
  }

  public void show() {
    stage.show();
    StartupTrace.mark("window shown");
    whenPainted(
        () -> {
          StartupTrace.mark("first frame");
          view.servers().warmUp();
          console.past().records().begin();
        });
  }

  /** Runs after the pulse that lays out and paints what is there now. */
  private void whenPainted(Runnable action) {
    Runnable[] pulse = new Runnable[1];
    pulse[0] =
        () -> {
          scene().removePostLayoutPulseListener(pulse[0]);
          tasks.later(action);
        };
    scene().addPostLayoutPulseListener(pulse[0]);
    Platform.requestNextPulse();
  }

  private static List<Image> icons() {
    return Stream.of(32, 64, 128, 256)
        .map(size -> Window.class.getResourceAsStream("/icons/novadesk-" + size + ".png"))
        .filter(Objects::nonNull)
        .map(Image::new)
        .toList();
  }

  /** Closes the window as a person does. */
  void hide() {
    stage.hide();
  }

  /** Closes the window when nothing is lost by it, or a person does not mind. */
  void quit() {
    quitting.quit();
  }

  public Scene scene() {
    return stage.getScene();
  }

  public Launching launching() {
    return launching;
  }

  public ConsoleViewModel console() {
    return console;
  }

  public ConsoleView view() {
    return view;
  }

  void enterDemo() {
    connect.openDemo();
    showConnect();
  }

  void enter(String cloud) {
    connect.open(cloud);
    showConnect();
  }

  /** Opens clouds side by side. */
  void enterAll(List<String> clouds) {
    connect.openings().open(clouds);
  }

  /**
   * Shows how far the login is, where that lasts long enough to be read. Where it has ended before
   * the window was there, the keyboard goes to the list only now.
   */
  private void showConnectUnlessDone() {
    if (isConnected()) {
      view.servers().table().requestFocus();
      return;
    }
    tasks.after(
        UNREAD,
        () -> {
          if (!isConnected() && !view.modal().isOpen()) {
            showConnect();
          }
        });
  }

  /** Asks for a cloud; who knows none is told first what that is and how to come by one. */
  private void showConnectIfKnown() {
    connect
        .clouds()
        .loadedProperty()
        .subscribe(
            loaded -> {
              if (loaded
                  && commands.hasClouds()
                  && console.sessions().isEmpty()
                  && !view.modal().isOpen()) {
                showConnect();
              }
            });
  }

  private boolean isConnected() {
    return connect.phaseProperty().get() == Phase.CONNECTED;
  }

  /** Takes up in the dialog what did not come open by itself. */
  public void goOn(Opening opening) {
    connect.goOn(opening);
    showConnect();
  }

  public void showConnect() {
    ConnectView dialog = new ConnectView(connect, view.modal()::close);
    dialog.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    view.modal().show(dialog, dialog, dialog::dispose);
    whenPainted(() -> StartupTrace.mark("connect dialog usable"));
  }

  /** Takes connections from files of other tools. */
  void bring(List<Path> files) {
    connect.dropped().read(files, this::found);
  }

  /** What files describe is shown before any of it is added. */
  private void found(DroppedFiles.Found found) {
    new FoundDialog(found, view.modal())
        .show(
            () ->
                connect
                    .dropped()
                    .add(
                        found,
                        names -> {
                          connect.choice().select(names.getFirst());
                          showConnect();
                        },
                        view::tell));
  }

  private void opened(Session session, Marking marking, By by) {
    morning.opened(session);
    boolean beside = by == By.ITSELF && !(console.sessions().isEmpty() && morning.mayEnter());
    if (beside) {
      console.openBeside(session, marking);
    } else {
      console.open(session, marking);
    }
    launching.takeUp(session);
    if (by == By.PERSON) {
      view.modal().close();
    }
    if (isShown(session)) {
      Map<String, String> place = morning.placeIn(session);
      if (place != null) {
        console.lastPlace().goTo(place);
      }
      memory.remember(memory.settings().withLastConnection(session.cloudName()));
    }
    if (!beside) {
      traceFirstList();
      view.servers().table().requestFocus();
    }
    if (by == By.PERSON) {
      sideBySide.next();
    }
    // Without a cloud nothing of it could be played.
    view.askWhatWasMissed();
  }

  private boolean isShown(Session session) {
    NavItem item = console.navigation().selectedProperty().get();
    return item != null && session.equals(item.cloud());
  }

  /** The other project is shown where this one was, or beside it, and guarded as this one is. */
  private void switched(Session former, Session next, Where where) {
    view.modal().close();
    NavItem shown = console.navigation().selectedProperty().get();
    Marking marking = console.regionsOf(former).getFirst().guard().marking();
    morning.switched(former, next, where);
    if (where == Where.IN_PLACE) {
      models.leave(former);
    }
    console.open(next, marking);
    launching.takeUp(next);
    if (where == Where.IN_PLACE && shown != null) {
      console.navigation().select(shown.id());
    }
    view.servers().table().requestFocus();
  }

  private void traceFirstList() {
    ListChangeListener<ServerRow> onRows =
        new ListChangeListener<>() {
          @Override
          public void onChanged(Change<? extends ServerRow> change) {
            if (!change.getList().isEmpty()) {
              console.servers().rows().removeListener(this);
              whenPainted(() -> StartupTrace.mark("list on screen"));
            }
          }
        };
    console.servers().rows().addListener(onRows);
  }

  @Override
  public void close() {
    watch.close();
    keeping.close();
    view.dispose();
    hints.dispose();
    launching.close();
    models.close();
    appearance.dispose();
    // The stage is still in the middle of closing: the toolkit may not go before it has ended.
    tasks.later(onClosed);
  }
}
