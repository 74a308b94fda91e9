package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.profile.LastSeen.Seen;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was last seen of clouds, in files that only a key opens. */
class LastSeenStoreTest {
  private static final Instant THEN = Instant.parse("2026-11-28T16:42:00Z");

  @TempDir Path folder;
  private final byte[] key = LastSeenStore.newKey();
  private LastSeenStore store;

  @BeforeEach
  void make() {
    store = new LastSeenStore(folder);
  }

  private static Seen server(int i) {
    return new Seen(
        "RegionOne",
        "id-" + i,
        "wéb-" + i,
        "ACTIVE",
        "10.0.0." + i,
        "m1.small",
        i % 2 == 0 ? null : "debian",
        i == 0 ? null : THEN.minusSeconds(i));
  }

  private static LastSeen of(String cloud, int servers) {
    return new LastSeen(
        cloud, THEN, IntStream.range(0, servers).mapToObj(LastSeenStoreTest::server).toList());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("last-seen"))) {
      return all.toList();
    }
  }

  @Test
  void givesBackWhatWasSeenAndTellsNobodyElse() throws IOException {
    LastSeen seen = of("north", 50);
    store.write(seen, key);
    assertThat(store.read("north", key)).isEqualTo(seen);
    assertThat(store.read("south", key)).isNull();
    Path file = files().getFirst();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String raw = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertThat(raw + file).doesNotContain("north", "RegionOne", "id-1", "ACTIVE", "10.0.0.");
    store.forget("north");
    store.forget("north");
    assertThat(store.isThere("north")).isFalse();
    assertThat(files()).isEmpty();
  }

  @Test
  void encryptsTheSameAnewEachTime() throws IOException {
    store.write(of("north", 3), key);
    byte[] once = Files.readAllBytes(files().getFirst());
    store.write(of("north", 3), key);
    assertThat(Files.readAllBytes(files().getFirst())).isNotEqualTo(once);
  }

  @Test
  void refusesWhatIsDamagedOrAnothersWithASentence() throws IOException {
    store.write(of("north", 20), key);
    Path file = files().getFirst();
    store.write(of("south", 20), key);
    byte[] whole = Files.readAllBytes(file);

    assertUnreadable("north", LastSeenStore.newKey());
    for (int at = 0; at < whole.length; at += 7) {
      byte[] bent = whole.clone();
      bent[at] ^= 1;
      Files.write(file, bent);
      assertUnreadable("north", key);
    }
    for (int length : List.of(0, 5, 20, 30, whole.length - 1)) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertUnreadable("north", key);
    }
    // As a newer version may write it, and as another cloud's file.
    Files.writeString(file, "novadesk-seen-2\nwhatever comes then");
    assertUnreadable("north", key);
    Path other = files().stream().filter(each -> !each.equals(file)).findFirst().orElseThrow();
    Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertUnreadable("north", key);
    FaultMatrix.row(
        Area.FILE, "what was last seen is damaged, newer, or of another key or cloud", 0, "");

    store.write(of("north", 1), key);
    assertThat(Objects.requireNonNull(store.read("north", key)).servers()).hasSize(1);
  }

  private void assertUnreadable(String cloud, byte[] with) {
    assertThatThrownBy(() -> store.read(cloud, with))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("What was last seen of " + cloud + " was not used: ");
  }

  @Test
  void keepsNoMoreThanItsBound() throws IOException {
    store.write(of("huge", LastSeen.MOST + 500), key);
    assertThat(Objects.requireNonNull(store.read("huge", key)).servers()).hasSize(LastSeen.MOST);
  }

  @Test
  void isNeverTornBetweenTwoWriters() throws Exception {
    LastSeenStore other = new LastSeenStore(folder);
    store.write(of("north", 1), key);
    CompletableFuture<Void> ours = CompletableFuture.runAsync(() -> write(store, 400));
    CompletableFuture<Void> theirs = CompletableFuture.runAsync(() -> write(other, 900));
    while (!ours.isDone() || !theirs.isDone()) {
      assertThat(Objects.requireNonNull(store.read("north", key)).servers().size())
          .isIn(1, 400, 900);
    }
    ours.join();
    theirs.join();
    assertThat(files()).hasSize(1);
  }

  private void write(LastSeenStore by, int servers) {
    try {
      for (int i = 0; i < 30; i++) {
        by.write(of("north", servers), key);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void keepsNothingOfACloudThatIsNotOpenedAgain() throws IOException {
    store.keepOnly(List.of("north"));
    for (String cloud : List.of("north", "south", "west")) {
      store.write(of(cloud, 2), key);
    }
    store.keepOnly(List.of("south"));
    assertThat(store.isThere("south")).isTrue();
    assertThat(files()).hasSize(1);
    store.keepOnly(List.of());
    assertThat(files()).isEmpty();
  }
}
