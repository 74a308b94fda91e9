package io.novadesk.window;

import io.novadesk.cloud.launch.LaunchBook;
import io.novadesk.cloud.launch.LaunchJournal;
import io.novadesk.cloud.launch.Pace;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.journal.FileJournal;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Complaints;
import io.novadesk.profile.Journal;
import io.novadesk.profile.Journals;
import io.novadesk.profile.LaunchStore;
import io.novadesk.view.launch.LaunchView;
import io.novadesk.view.shell.ConsoleView;
import io.novadesk.viewmodel.launch.LaunchDesk;
import io.novadesk.viewmodel.launch.LaunchViewModel;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Opens the Launch page over the window, and wires what stands behind it. */
public final class Launching implements AutoCloseable {
  /** The scrim's margin on both sides. */
  private static final double MARGIN = 48;

  private static final double WIDEST = 1320;
  private static final double HIGHEST = 960;

  private final ConsoleViewModel console;
  private final ConsoleView view;
  private final LaunchDesk desk;
  private final @Nullable Journal journal;
  private @Nullable LaunchViewModel page;

  /**
   * @param complaints hears what a person has to be told about files
   */
  Launching(
      FxTaskRunner tasks,
      ConsoleViewModel console,
      ConsoleView view,
      Path folder,
      LaunchStore store,
      Complaints complaints) {
    this.console = console;
    this.view = view;
    @Nullable Journal opened = null;
    LaunchJournal kept;
    Path file = folder.resolve("launches.jsonl");
    try {
      opened = Journals.open(file);
      opened.complaints().tellTo(complaints::add);
      kept = new FileJournal(opened);
    } catch (IOException e) {
      complaints.add(Text.of("journal.launchesUnusable", file, String.valueOf(e.getMessage())));
      kept = new NoJournal(e);
    }
    journal = opened;
    desk = new LaunchDesk(tasks, console.operations(), store, new LaunchBook(kept), Pace.STANDARD);
    desk.expect(console.ways()::expect);
    desk.onLaunched(console.scripts().recorder()::launched);
    console.scripts().player().launchWith(desk::launch);
    desk.draftProblemProperty()
        .subscribe(
            why -> {
              // The open page tells it beside what was typed.
              if (!why.isEmpty() && page == null) {
                complaints.add(why);
              }
            });
  }

  /**
   * Writes what was typed and is not kept yet.
   *
   * @throws IOException with a sentence when it could not be kept
   */
  void keepDrafts() throws IOException {
    desk.keepDrafts();
  }

  /** Takes over what another window kept. */
  void refresh() {
    desk.refresh();
  }

  /** Opens the page for the cloud that is looked at, as it was left. */
  void open() {
    List<RegionModel> regions = console.openRegions();
    if (!regions.isEmpty()) {
      show(desk.open(regions, chosen(regions)));
    }
  }

  /** Opens the page with what the selected server is. */
  void like() {
    List<ServerRow> selected = console.servers().selected();
    if (selected.size() == 1) {
      show(desk.like(console.openRegions(), selected.getFirst()));
    }
  }

  /** Looks up what was ordered from this cloud before the program ended. */
  void takeUp(Session session) {
    if (journal != null) {
      desk.takeUp(console.regionsOf(session));
    }
  }

  private RegionModel chosen(List<RegionModel> regions) {
    NavItem item = console.navigation().selectedProperty().get();
    return item == null || item.regions().isEmpty()
        ? regions.getFirst()
        : item.regions().getFirst();
  }

  /** The page that is open. */
  public LaunchViewModel page() {
    return Objects.requireNonNull(page, "no page is open");
  }

  private void show(LaunchViewModel model) {
    page = model;
    LaunchView dialog = new LaunchView(model, view.modal()::close, view::showTasks);
    Region root = view.root();
    ChangeListener<Number> fit = (_, _, _) -> fit(dialog, root);
    root.widthProperty().addListener(fit);
    root.heightProperty().addListener(fit);
    fit(dialog, root);
    view.modal()
        .show(
            dialog,
            dialog.first(),
            () -> {
              root.widthProperty().removeListener(fit);
              root.heightProperty().removeListener(fit);
              dialog.dispose();
              page = null;
            });
    // What lies in a scroll pane is in the scene, and can have the focus, only after a layout.
    root.applyCss();
    root.layout();
    dialog.first().requestFocus();
  }

  private static void fit(LaunchView page, Region root) {
    page.setPrefSize(
        Math.min(WIDEST, root.getWidth() - MARGIN), Math.min(HIGHEST, root.getHeight() - MARGIN));
    page.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    page.setMinSize(0, 0);
  }

  @Override
  public void close() {
    try {
      desk.keepDrafts();
    } catch (IOException e) {
      System.err.println(e.getMessage());
    }
    desk.dispose();
    if (journal != null) {
      try {
        journal.close();
      } catch (IOException e) {
        // Every line of it is on the disk already.
        System.err.println(e.getMessage());
      }
    }
  }

  /** Says with each order why nothing can be written down, so that nothing is sent. */
  private record NoJournal(IOException why) implements LaunchJournal {
    @Override
    public void write(String subject, Map<String, String> facts) throws IOException {
      throw why;
    }

    @Override
    public List<Entry> read() {
      return List.of();
    }

    @Override
    public void forget(String subject) {}
  }
}
