package io.novadesk.viewmodel.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.LaunchStore;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.QueueTaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts and templates between this window, the disk and other windows. */
class LaunchDraftsTest {
  private static final Map<String, String> WEB = Map.of("NAME", "web");

  @TempDir Path folder;
  private final QueueTaskRunner tasks = new QueueTaskRunner();

  @AfterEach
  void end() {
    tasks.close();
  }

  private LaunchStore store() {
    return new LaunchStore(folder.resolve("profile/launch.json"));
  }

  @Test
  void whatCannotBeWrittenStaysAndIsWrittenWithTheNext() throws IOException {
    Path blocked = Files.writeString(folder.resolve("profile"), "a file where a folder should be");
    LaunchDrafts drafts = new LaunchDrafts(tasks, store());
    drafts.saveTemplate("web", WEB);
    tasks.until(() -> drafts.problemProperty().get().contains("cannot be written"));
    String told = drafts.problemProperty().get();
    assertThat(drafts.template("web")).isEqualTo(WEB);
    Files.delete(blocked);
    drafts.saveTemplate("db", WEB);
    tasks.until(() -> store().load().templates().keySet().size() == 2);
    tasks.until(() -> drafts.problemProperty().get().isEmpty());
    FaultMatrix.row(FaultMatrix.Area.FILE, "a template cannot be written", 0, told);
  }

  @Test
  void whatIsLeftIsWrittenAtTheEnd() throws IOException {
    LaunchDrafts drafts = new LaunchDrafts(tasks, store());
    drafts.saveTemplate("web", WEB);
    drafts.changed("here", () -> WEB);
    drafts.close();
    assertThat(store().load().templates()).containsKey("web");
    assertThat(store().load().drafts()).containsEntry("here", WEB);
  }

  @Test
  void whatAnotherWindowKeepsAppearsBesideWhatIsTypedHere() throws IOException {
    LaunchDrafts drafts = new LaunchDrafts(tasks, store());
    drafts.changed("here", () -> WEB);
    drafts.flush();
    drafts.changed("here", () -> Map.of("NAME", "web2"));
    tasks.until(() -> !drafts.isSaving());
    store().saveTemplate("theirs", WEB);
    store().saveDraft("there", WEB);
    drafts.refresh();
    tasks.until(() -> drafts.templates().contains("theirs"));
    assertThat(drafts.draft("there")).isEqualTo(WEB);
    drafts.close();
    assertThat(store().load().drafts()).containsEntry("here", Map.of("NAME", "web2"));
    store().deleteTemplate("theirs");
    drafts.refresh();
    tasks.until(() -> drafts.templates().isEmpty());
  }

  @Test
  void aBrokenFileIsToldAndUsedAsFarAsItGoes() throws IOException {
    store().saveTemplate("web", WEB);
    Path file = folder.resolve("profile/launch.json");
    Files.writeString(file, Files.readString(file).stripTrailing().replaceAll("}$", ", \"rec"));
    LaunchDrafts drafts = new LaunchDrafts(tasks, store());
    assertThat(drafts.problemProperty().get()).contains("launch.json.unreadable-1");
    assertThat(drafts.template("web")).isEqualTo(WEB);
    FaultMatrix.row(
        FaultMatrix.Area.FILE, "templates half written", 0, drafts.problemProperty().get());
  }
}
