package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.testing.FaultMatrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aLinkStaysOne() throws IOException {
    Path target = folder.resolve("dotfiles/settings.json");
    Files.createDirectories(target.getParent());
    Files.writeString(target, "{}");
    Path middle = folder.resolve("middle");
    Files.createSymbolicLink(middle, Path.of("dotfiles/settings.json"));
    Path link = folder.resolve("settings.json");
    Files.createSymbolicLink(link, middle);
    SettingsStore store = new SettingsStore(link);
    store.save(Settings.DEFAULT, Settings.DEFAULT.withLastConnection("Oslo"));
    assertThat(link).isSymbolicLink();
    assertThat(middle).isSymbolicLink();
    assertThat(Files.readString(target)).contains("Oslo");
    assertThat(mode(target)).isEqualTo("rw-------");
    FaultMatrix.row(FaultMatrix.Area.FILE, "the settings file is a link", 0, "it stays one");
  }

  @Test
  void aLinkThatLeadsNowhereYetLeadsToTheFile() throws IOException {
    Path link = folder.resolve("errors.log");
    Path target = folder.resolve("elsewhere/errors.log");
    Files.createSymbolicLink(link, target);
    try (OutputStream out = PrivateFiles.append(link)) {
      out.write(NEW);
    }
    assertThat(link).isSymbolicLink();
    assertThat(target).hasBinaryContent(NEW);
    assertThat(mode(target)).isEqualTo("rw-------");
    assertThat(mode(folder.resolve("elsewhere"))).isEqualTo("rwx------");
  }

  @Test
  void linksInACircleAreSaidToBe() throws IOException {
    Path one = folder.resolve("one");
    Files.createSymbolicLink(one, Path.of("two"));
    Files.createSymbolicLink(folder.resolve("two"), one);
    assertThatThrownBy(() -> PrivateFiles.replace(one, NEW))
        .isInstanceOf(FileSystemLoopException.class);
  }

  @Test
  void nothingIsMadeThroughALink() throws IOException {
    Path victim = folder.resolve("victim");
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, victim);
    assertThatThrownBy(() -> PrivateFiles.create(link, NEW))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(victim).doesNotExist();
  }

  @Test
  void anInterruptDoesNotCostWhatWasMade() throws IOException {
    Path file = folder.resolve("filters.json");
    SavedFilterStore store = new SavedFilterStore(file);
    Thread.currentThread().interrupt();
    store.save(new SavedFilter("c", "n", "f"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.load().filters()).containsExactly(new SavedFilter("c", "n", "f"));
    FaultMatrix.row(FaultMatrix.Area.FILE, "the program ends in the middle of a save", 0, "saved");
  }
}
