package io.novadesk.tour;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Language;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.metadata.MetadataRow;
import io.novadesk.viewmodel.metadata.MetadataViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import io.novadesk.window.FxTaskRunner;
import io.novadesk.window.Profile;
import io.novadesk.window.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The main journey, walked by the program itself on the demo cloud, with a picture of every screen.
 */
public final class Tour {
  /** Of the window in the pictures. */
  private static final double WIDTH = 1400;

  private static final double HEIGHT = 860;

  private final Window window;
  private final TourGuide guide;

  private Tour(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
  }

  /** Walks it in a window that nobody needs to see; 0 when every step went well. */
  public static int run(Path pictures, DemoSettings settings, Route route) {
    boolean accented = route == Route.ACCENTED;
    Text.speak(Language.ENGLISH, accented ? Accent::of : UnaryOperator.identity());
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    try {
      Screenshots screenshots = new Screenshots(pictures);
      Path profile = Files.createTempDirectory("novadesk-tour");
      // The pictures are the same on every system.
      Files.writeString(
          profile.resolve("settings.json"), "{\"language\": \"en\", \"theme\": \"light\"}");
      CompletableFuture<Window> opened = new CompletableFuture<>();
      Platform.startup(
          () -> {
            Window window =
                new Window(
                    new Stage(), settings.withTimeScale(0.4), Profile.in(profile), Platform::exit);
            window.show();
            // The screen of the Headless platform is narrow; no person sits before it.
            javafx.stage.Window stage = window.scene().getWindow();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            window.showConnect();
            opened.complete(window);
          });
      Window window = opened.get();
      try (FxTaskRunner fx = new FxTaskRunner()) {
        TourGuide guide = new TourGuide(window, fx, screenshots);
        new Tour(window, guide).walk();
        new TourOfClouds(window, guide, settings).walk();
        if (route == Route.WHOLE) {
          new TourOfControls(window, guide).walk();
        }
        guide.fx(
            () -> {
              window.close();
              return true;
            });
        forget(profile);
        if (accented) {
          guide.texts().untranslated().forEach(text -> System.out.println("untranslated: " + text));
          guide.texts().cutOff().forEach(text -> System.out.println("cut off: " + text));
        }
        System.out.printf(
            Locale.ROOT, "Tour: %d passed, %d failed%n", guide.passed(), guide.failed());
        return guide.failed() == 0 ? 0 : 1;
      }
    } catch (Exception e) {
      System.err.println("The tour could not begin: " + e.getMessage());
      return 1;
    }
  }

  /** A window that has just closed may still be writing there: what is left then does no harm. */
  private static void forget(Path profile) {
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("left behind: " + profile + " (" + e.getMessage() + ")");
    }
  }

  private void walk() {
    guide.step("log in to the demo cloud", this::logIn);
    guide.step("list the servers", this::list);
    guide.step("filter", this::filter);
    new TourOfFinding(window, guide).walk();
    guide.step("look at one server", this::detail);
    guide.step("look at the server in VERIFY_RESIZE", this::verifyBanner);
    guide.step("look at the server in ERROR", this::fault);
    guide.step("pause and unpause", this::pause);
    guide.step("edit metadata", this::metadata);
    guide.step("soft reboot", () -> command("web-02", "action-reboot-soft", ""));
    guide.step("stop", () -> command("batch-01", "action-stop", ""));
    guide.step("resize", this::resize);
    guide.step("confirm the resize", this::confirmResize);
    guide.step("snapshot", this::snapshot);
    guide.step("rename", this::rename);
    new TourOfLaunch(window, guide).walk();
    new TourOfLibrary(window, guide).walk();
    guide.step("a resize that silently fails", this::silentFailure);
    new TourOfActions(window, guide).walk();
    guide.step("delete", this::delete);
    new TourOfPlans(window, guide).walk();
    new TourOfScripts(window, guide).walk();
    guide.step("exchanges", this::exchanges);
  }

  private String logIn() throws Exception {
    guide.await("the connect dialog", () -> window.scene().lookup("#connect-view") != null);
    guide.picture("connect");
    guide.press("connect-connect");
    guide.await("an open cloud", () -> !window.console().sessions().isEmpty());
    return "connected to " + guide.fx(() -> window.console().sessions().getFirst().cloudName());
  }

  private String list() throws Exception {
    guide.await("servers", () -> window.console().servers().rows().size() > 20);
    guide.await(
        "names of flavors",
        () -> window.console().servers().rows().getFirst().flavorName().contains("."));
    guide.picture("servers");
    return guide.fx(() -> window.console().servers().rows().size()) + " servers";
  }

  private String filter() throws Exception {
    guide.type("server-filter", "status:active tier:nothing");
    guide.picture("no-match");
    guide.type("server-filter", "status:active tier:web");
    guide.await("fewer rows", () -> window.console().servers().rows().size() < 20);
    int found = guide.fx(() -> window.console().servers().rows().size());
    guide.picture("filter");
    guide.type("server-filter", "");
    if (found == 0) {
      throw new AssertionError("the filter found nothing");
    }
    return found + " active web servers";
  }

  private String pause() throws Exception {
    select("web-01");
    guide.choose("action-more", "action-pause");
    String paused = outcome();
    guide.choose("action-more", "action-unpause");
    return paused + " " + outcome();
  }

  private String metadata() throws Exception {
    select("web-01");
    tab(ServerDetailViewModel.Tab.METADATA);
    guide.press("metadata-add");
    MetadataViewModel editor =
        guide.fx(
            () ->
                Objects.requireNonNull(
                    window.console().metadata().servers().currentProperty().get()));
    guide.fx(
        () -> {
          MetadataRow added = editor.rows().getLast();
          added.keyProperty().set("maintenance");
          added.valueProperty().set("sunday 02:00");
          return true;
        });
    guide.picture("server-metadata-edited");
    guide.press("metadata-save");
    guide.await(
        "the saved metadata",
        () -> !editor.dirtyProperty().get() && !editor.savingProperty().get());
    guide.await(
        "the live model to show it",
        () ->
            window.console().servers().rows().stream()
                .anyMatch(r -> "sunday 02:00".equals(r.server().metadata().get("maintenance"))));
    tab(ServerDetailViewModel.Tab.OVERVIEW);
    return "saved, and seen again in the live list";
  }

  private void tab(ServerDetailViewModel.Tab tab) throws Exception {
    guide.fx(
        () -> {
          window.console().detail().tabProperty().set(tab);
          return true;
        });
  }

  private String detail() throws Exception {
    select("web-01");
    for (ServerDetailViewModel.Tab tab : ServerDetailViewModel.Tab.values()) {
      guide.fx(
          () -> {
            window.console().detail().tabProperty().set(tab);
            return true;
          });
      guide.awaitLoaded();
      if (tab == ServerDetailViewModel.Tab.RAW) {
        guide.await(
            "the JSON to be laid out",
            () -> !window.console().detail().rawJson().lines().isEmpty());
      }
      guide.picture("server-" + tab.name().toLowerCase(java.util.Locale.ROOT));
    }
    guide.fx(
        () -> {
          window.console().detail().tabProperty().set(ServerDetailViewModel.Tab.OVERVIEW);
          return true;
        });
    return ServerDetailViewModel.Tab.values().length + " tabs";
  }

  private String verifyBanner() throws Exception {
    ServerRow row = selectFirst(r -> r.server().status().equals("VERIFY_RESIZE"));
    guide.await("the banner", () -> isShown(window.scene().lookup("#verify-banner")));
    guide.picture("server-verify-resize");
    return row.name() + " waits for confirm or revert";
  }

  private static boolean isShown(@Nullable Node node) {
    return node != null && node.isVisible();
  }

  private String fault() throws Exception {
    ServerRow row = selectFirst(r -> r.server().status().equals("ERROR"));
    guide.picture("server-error");
    return row.name()
        + ": "
        + (row.server().fault() == null ? "no fault" : row.server().fault().message());
  }

  private String command(String server, String button, String accept) throws Exception {
    select(server);
    guide.press(button);
    if (!accept.isEmpty()) {
      guide.press(accept);
    }
    return outcome();
  }

  private String resize() throws Exception {
    select("web-02");
    chooseNextFlavor();
    guide.picture("resize");
    guide.press("resize-accept");
    return outcome();
  }

  private void chooseNextFlavor() throws Exception {
    guide.press("action-resize");
    guide.await("flavors to choose from", () -> window.scene().lookup("#resize-flavors") != null);
    guide.fx(
        () -> {
          TableView<?> flavors = (TableView<?>) guide.node("resize-flavors");
          flavors.getSelectionModel().select(flavors.getSelectionModel().getSelectedIndex() + 1);
          return true;
        });
  }

  private String confirmResize() throws Exception {
    select("web-02");
    guide.press("banner-confirm");
    guide.picture("confirm");
    guide.press("confirm-accept");
    return outcome();
  }

  private String snapshot() throws Exception {
    select("web-02");
    guide.press("action-snapshot");
    guide.type("snapshot-name", "web-02-before-upgrade");
    guide.press("snapshot-add");
    guide.picture("snapshot");
    guide.press("snapshot-accept");
    return outcome();
  }

  private String rename() throws Exception {
    select("web-03");
    guide.press("action-rename");
    guide.type("rename-name", "web-03-canary");
    guide.picture("rename");
    guide.press("rename-accept");
    return outcome();
  }

  /** The cloud takes this one and falls back without a word: the demo cloud does so on demand. */
  private String silentFailure() throws Exception {
    showFirst(item -> item.kind() == NavItem.Kind.SERVERS);
    ServerRow row = selectFirst(r -> r.name().equals("web-05"));
    row.region()
        .region()
        .servers()
        .metadata()
        .merge(row.server().id(), Map.of("demo.fault", "resize-silent"));
    chooseNextFlavor();
    guide.press("resize-accept");
    OperationRow operation = guide.fx(() -> window.console().operations().rows().getFirst());
    guide.await("the end of the resize", () -> operation.state().isEnd());
    guide.await("the notice", () -> isShown(window.scene().lookup("#failure-notice")));
    guide.picture("failure");
    if (!(operation.state() instanceof OperationState.Failed)) {
      throw new AssertionError("a resize that fell back was told as " + operation.sentence());
    }
    return "told as failed: " + operation.sentence();
  }

  private String delete() throws Exception {
    showFirst(item -> item.kind() == NavItem.Kind.SERVERS);
    select("batch-02");
    guide.press("action-delete");
    guide.awaitLoaded();
    guide.picture("delete");
    guide.press("delete-accept");
    String outcome = outcome();
    guide.await(
        "the row to disappear",
        () ->
            window.console().servers().rows().stream().noneMatch(r -> r.name().equals("batch-02")));
    return outcome;
  }

  private String exchanges() throws Exception {
    guide.fx(
        () -> {
          window.view().showExchanges();
          return true;
        });
    guide.await("exchanges", () -> window.scene().lookup("#drawer") != null);
    guide.picture("exchanges");
    return guide.fx(() -> window.console().sessions().getFirst().exchanges().all().size())
        + " exchanges in the log";
  }

  private void showFirst(Predicate<NavItem> wanted) throws Exception {
    guide.fx(
        () -> {
          NavItem found = find(window.console().navigation().roots(), wanted);
          window.console().navigation().selectedProperty().set(found);
          return true;
        });
  }

  private static NavItem find(List<NavItem> items, Predicate<NavItem> wanted) {
    for (NavItem item : items) {
      if (wanted.test(item)) {
        return item;
      }
      try {
        return find(item.children(), wanted);
      } catch (AssertionError _) {
        // Not in this branch of the tree.
      }
    }
    throw new AssertionError("the tree has no such entry");
  }

  private void select(String server) throws Exception {
    selectFirst(row -> row.name().equals(server));
  }

  private ServerRow selectFirst(Predicate<ServerRow> wanted) throws Exception {
    return guide.fx(
        () -> {
          TableView<TableLine> table = window.view().servers().table();
          for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i) instanceof ServerRow row && wanted.test(row)) {
              table.getSelectionModel().clearAndSelect(i);
              table.scrollTo(Math.max(0, i - 5));
              return row;
            }
          }
          throw new AssertionError("no such server in the table");
        });
  }

  /** Waits for the true end of the newest command. */
  private String outcome() throws Exception {
    OperationRow row = guide.fx(() -> window.console().operations().rows().getFirst());
    guide.fx(
        () -> {
          window.view().showTasks();
          return true;
        });
    guide.await("the end of " + row.title(), () -> row.state().isEnd());
    if (!(row.state() instanceof OperationState.Done)) {
      throw new AssertionError(row.sentence());
    }
    guide.picture("tasks");
    return row.sentence();
  }
}
