package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.Settings.Column;
import io.novadesk.profile.Settings.Sort;
import io.novadesk.testing.FaultMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two programs keep things in one folder at the same time. */
@Timeout(180)
class TwoProgramsTest {
  private static final int EACH = 60;

  @TempDir Path folder;

  /** Saves, changes and deletes without pause, in a process that lets everybody read its files. */
  public static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws IOException {
      Path home = Path.of(args[0]);
      String me = args[1];
      ConnectionStore connections = new ConnectionStore(home.resolve("connections.json"));
      LaunchStore launches = new LaunchStore(home.resolve("launch.json"));
      SettingsStore store = new SettingsStore(home.resolve("settings.json"));
      SavedFilterStore filters = store.savedFilters();
      Settings settings = store.load().settings();
      System.out.println("ready");
      if (System.in.read() < 0) {
        return;
      }
      for (int i = 0; i < EACH; i++) {
        String name = me + i;
        connections.save(Connection.empty().withName(name));
        launches.saveTemplate(name, Map.of("NAME", name));
        launches.saveDraft(name, Map.of("NAME", name));
        filters.save(new SavedFilter("cloud", "former " + name, name));
        filters.replace(
            new SavedFilter("cloud", "former " + name, name),
            new SavedFilter("cloud", name, "status:" + name));
        Settings next =
            settings
                .withSplit(me, i / 100.0)
                .withTable(me, List.of(new Column("name", i, true, Sort.NONE, 0)));
        store.save(settings, next);
        settings = next;
        if (i % 3 == 0) {
          connections.delete(name);
          launches.forgetDraft(name);
        }
      }
      try (Journal journal = Journals.open(home.resolve("orders.jsonl"))) {
        for (int i = 0; i < EACH; i++) {
          journal.write(me + i, Map.of("n", "" + i));
          if (i % 2 == 0) {
            journal.forget(me + i);
          }
        }
      }
    }
  }

  private static List<String> names(int divisor) {
    return Stream.of("a", "b")
        .flatMap(
            me ->
                IntStream.range(0, EACH)
                    .filter(i -> divisor == 0 || i % divisor != 0)
                    .mapToObj(i -> me + i))
        .toList();
  }

  @Test
  void loseNothingOfEachOtherAndShowNothingToOthers() throws Exception {
    Path home = folder.resolve("home/novadesk");
    List<Process> writers = new ArrayList<>();
    Set<String> modes = new TreeSet<>();
    try {
      for (String me : List.of("a", "b")) {
        writers.add(Child.after("umask 0", Writer.class, home.toString(), me).start());
      }
      for (Process writer : writers) {
        assertThat(writer.inputReader().readLine()).isEqualTo("ready");
      }
      for (Process writer : writers) {
        writer.outputWriter().write("go\n");
        writer.outputWriter().flush();
      }
      while (writers.stream().anyMatch(Process::isAlive)) {
        modes.addAll(modes(home));
      }
      for (Process writer : writers) {
        assertThat(writer.waitFor()).isZero();
      }
    } finally {
      writers.forEach(Process::destroyForcibly);
    }
    modes.addAll(modes(home));
    assertThat(modes).containsExactly("rw-------");
    for (Path each : List.of(home, folder.resolve("home"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rwx------");
    }

    ConnectionStore.Loaded connections =
        new ConnectionStore(home.resolve("connections.json")).load();
    assertThat(connections.complaint()).isNull();
    assertThat(connections.connections())
        .extracting(Connection::name)
        .containsExactlyInAnyOrderElementsOf(names(3));
    LaunchStore.Content launches = new LaunchStore(home.resolve("launch.json")).load();
    assertThat(launches.templates().keySet()).containsExactlyInAnyOrderElementsOf(names(0));
    assertThat(launches.drafts().keySet()).containsExactlyInAnyOrderElementsOf(names(3));
    SettingsStore settings = new SettingsStore(home.resolve("settings.json"));
    assertThat(settings.savedFilters().load().filters())
        .extracting(SavedFilter::name)
        .containsExactlyInAnyOrderElementsOf(names(0));
    double last = (EACH - 1) / 100.0;
    assertThat(settings.load().settings().splits()).isEqualTo(Map.of("a", last, "b", last));
    assertThat(settings.load().settings().tables().keySet()).containsExactlyInAnyOrder("a", "b");
    try (Journal journal = Journals.open(home.resolve("orders.jsonl"))) {
      assertThat(journal.read())
          .extracting(Journal.Entry::subject)
          .containsExactlyInAnyOrderElementsOf(names(2));
    }
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
    }
    FaultMatrix.row(
        FaultMatrix.Area.FILE, "two programs write connections at once", 0, "nothing is lost");
    FaultMatrix.row(
        FaultMatrix.Area.FILE, "two programs write templates at once", 0, "nothing is lost");
    FaultMatrix.row(
        FaultMatrix.Area.FILE, "two programs write filters at once", 0, "nothing is lost");
    FaultMatrix.row(
        FaultMatrix.Area.FILE, "two programs write settings at once", 0, "nothing is lost");
    FaultMatrix.row(
        FaultMatrix.Area.FILE, "umask lets everybody read", 0, "0600 from the first byte");
  }

  private static Set<String> modes(Path home) throws IOException {
    Set<String> modes = new TreeSet<>();
    if (Files.isDirectory(home)) {
      try (Stream<Path> files = Files.list(home)) {
        for (Path file : files.toList()) {
          try {
            modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
          } catch (NoSuchFileException _) {
            // A draft that has its place by now.
          }
        }
      }
    }
    return modes;
  }

  /** Saves once and says what came of it. */
  public static final class OnFullDisk {
    private OnFullDisk() {}

    public static void main(String[] args) {
      try {
        new SettingsStore(Path.of(args[0]))
            .save(Settings.DEFAULT, Settings.DEFAULT.withLastConnection("new"));
        System.out.println("saved");
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void aDiskThatTakesNothingCostsNothingThatWasThere() throws Exception {
    Path file = folder.resolve("settings.json");
    SettingsStore store = new SettingsStore(file);
    store.save(Settings.DEFAULT, Settings.DEFAULT.withLastConnection("former"));
    Process child = Child.after("ulimit -f 0", OnFullDisk.class, file.toString()).start();
    String told = child.inputReader().readLine();
    assertThat(child.waitFor()).isZero();
    assertThat(told).contains(file + " cannot be written: ");
    assertThat(store.load().settings().lastConnection()).isEqualTo("former");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(each -> each.toString().endsWith(".tmp"));
    }
    FaultMatrix.row(FaultMatrix.Area.FILE, "the disk takes nothing more", 0, told);
  }
}
