package io.novadesk.viewmodel.morning;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.novadesk.api.Secret;
import io.novadesk.keychain.Keychain;
import io.novadesk.keychain.KeychainException;
import io.novadesk.profile.LastSeen;
import io.novadesk.profile.LastSeen.Seen;
import io.novadesk.profile.LastSeenStore;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.MemoryKeychain;
import io.novadesk.testing.MessageBus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was last seen, and the keychain that has its key. */
@Timeout(120)
class LastSeenVaultTest {
  private static final LastSeen SEEN =
      new LastSeen(
          "north",
          Instant.parse("2026-11-28T16:42:00Z"),
          List.of(new Seen("", "id-1", "web-1", "ACTIVE", "10.0.0.1", "m1", null, null)));

  @TempDir Path folder;
  private final List<String> log = new ArrayList<>();

  private LastSeenVault vault(Keychain keychain) {
    return new LastSeenVault(() -> keychain, new LastSeenStore(folder), log::add);
  }

  private boolean nothingIsKept() {
    return !Files.exists(folder.resolve("last-seen"));
  }

  @Test
  void keepsNothingWithoutAKeychainAndSaysWhyOnlyWhenAsked() {
    LastSeenVault vault = vault(Keychain.none());
    vault.write(List.of(SEEN));
    assertThat(nothingIsKept()).isTrue();
    assertThat(vault.read(List.of("north"))).isEmpty();
    assertThat(log).isEmpty();
    assertThat(vault.whyNot()).isEqualTo("Novadesk cannot use the keychain of this system.");
  }

  @Test
  void makesOneKeyThatLiesInTheKeychainAlone() throws IOException {
    MemoryKeychain keychain = new MemoryKeychain();
    vault(keychain).write(List.of(SEEN));
    assertThat(keychain.kept()).containsOnlyKeys(LastSeenVault.OWNER);
    Secret key = keychain.kept().values().iterator().next();
    assertThat(vault(keychain).read(List.of("north", "south"))).containsExactly(SEEN);
    vault(keychain).write(List.of(SEEN));
    assertThat(keychain.kept()).containsValue(key);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(key.reveal(), "web-1");
      }
    }
    vault(keychain).forget("north");
    assertThat(vault(keychain).read(List.of("north"))).isEmpty();
    assertThat(log).isEmpty();
  }

  @Test
  void ignoresWithALineWhatAnotherKeyHasClosed() throws KeychainException {
    MemoryKeychain keychain = new MemoryKeychain();
    vault(keychain).write(List.of(SEEN));
    keychain.kept().clear();
    // No key: as if nothing were there, and no new one is made to read with.
    assertThat(vault(keychain).read(List.of("north"))).isEmpty();
    assertThat(keychain.kept()).isEmpty();
    keychain.remember(LastSeenVault.OWNER, "", Secret.of("no key at all"));
    assertThat(vault(keychain).read(List.of("north"))).isEmpty();

    vault(keychain).write(List.of());
    LastSeen other = new LastSeen("south", SEEN.asOf(), SEEN.servers());
    vault(keychain).write(List.of(other));
    assertThat(vault(keychain).read(List.of("north", "south"))).containsExactly(other);
    assertThat(log)
        .singleElement()
        .asString()
        .startsWith("What was last seen of north was not used: ");
    FaultMatrix.row(
        Area.SECRET, "the keychain lost the key of what was last seen", 0, log.getLast());
  }

  /** One that is locked, or answers after a minute, as its caller sees it. */
  private record Silent(AtomicInteger asked) implements Keychain {
    @Override
    public String whyNot() {
      return "";
    }

    @Override
    public Optional<Secret> find(Owner owner) throws KeychainException {
      asked.incrementAndGet();
      throw new KeychainException("The keychain is locked.");
    }

    @Override
    public void remember(Owner owner, String label, Secret secret) {
      throw new AssertionError("nothing may be asked of it");
    }

    @Override
    public void forget(Owner owner) {
      throw new AssertionError("nothing may be asked of it");
    }
  }

  @Test
  void asksTheKeychainForNothingWhereNothingIsKept() {
    AtomicInteger asked = new AtomicInteger();
    assertThat(vault(new Silent(asked)).read(List.of("north"))).isEmpty();
    assertThat(asked).hasValue(0);
    vault(new Silent(asked)).write(List.of(SEEN));
    assertThat(nothingIsKept()).isTrue();
    assertThat(log)
        .containsExactly(
            "The keychain gave no key for what was last seen: The keychain is locked.");
    FaultMatrix.row(Area.SECRET, "a locked keychain at the start", 0, log.getFirst());
  }

  /** Writes, reads as another program would, and tells. */
  public static final class Program {
    private Program() {}

    public static void main(String[] args) throws Exception {
      LastSeenVault vault =
          new LastSeenVault(
              Keychain::ofSystem, new LastSeenStore(Path.of(args[0])), System.out::println);
      System.out.println(vault.read(List.of("north")).size());
      vault.write(List.of(SEEN));
      System.out.println(vault.read(List.of("north")).equals(List.of(SEEN)));
      Keychain.ofSystem().forget(LastSeenVault.OWNER);
      System.out.println(vault.read(List.of("north")).size());
      System.exit(0);
    }
  }

  @Test
  void worksWithARealKeyring() throws Exception {
    Assumptions.assumeTrue(Keychain.ofSystem().whyNot().isEmpty(), "libsecret is not here");
    assertThat(
            new MessageBus(folder)
                .lines(
                    List.of("gnome-keyring-daemon"),
                    "printf door | gnome-keyring-daemon --unlock --components=secrets >/dev/null;"
                        + " exec "
                        + MessageBus.PROGRAM,
                    Program.class,
                    folder.resolve("profile").toString()))
        .containsExactly("0", "true", "0");
  }

  /** A keychain in a file, which has what it keeps backwards. */
  private record InFile(Path file) implements Keychain {
    @Override
    public String whyNot() {
      return "";
    }

    @Override
    public Optional<Secret> find(Owner owner) throws KeychainException {
      try {
        return Files.exists(file)
            ? Optional.of(Secret.of(reversed(Files.readString(file))))
            : Optional.empty();
      } catch (IOException e) {
        throw new KeychainException(String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void remember(Owner owner, String label, Secret secret) throws KeychainException {
      try {
        Files.writeString(file, reversed(secret.reveal()));
      } catch (IOException e) {
        throw new KeychainException(String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void forget(Owner owner) {
      throw new AssertionError("nothing is forgotten here");
    }

    static String reversed(String text) {
      return new StringBuilder(text).reverse().toString();
    }
  }

  /** Writes and reads, then tells what it has in memory. */
  public static final class Dumping {
    private Dumping() {}

    public static void main(String[] args) throws Exception {
      LastSeenVault vault =
          new LastSeenVault(
              () -> new InFile(Path.of(args[1])),
              new LastSeenStore(Path.of(args[0])),
              System.out::println);
      vault.write(List.of(SEEN));
      System.out.println(vault.read(List.of("north")).equals(List.of(SEEN)));
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(args[2], true);
      System.exit(0);
    }
  }

  @Test
  void hasTheKeyInMemoryOnlyWhileItIsUsed() throws Exception {
    Path kept = folder.resolve("keychain");
    Path dump = folder.resolve("heap.hprof");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Dumping.class.getName(),
                folder.resolve("profile").toString(),
                kept.toString(),
                dump.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(program.inputReader().readAllLines()).containsExactly("true");
      assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      program.destroyForcibly();
    }
    String text = InFile.reversed(Files.readString(kept));
    String raw = new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
    String wide = new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
    String memory = Files.readString(dump, StandardCharsets.ISO_8859_1);
    assertThat(memory.length()).isGreaterThan(100_000);
    for (String form : List.of(text, raw, wide)) {
      assertThat(memory.contains(form)).as("the key is in memory").isFalse();
    }
    FaultMatrix.row(
        Area.SECRET, "a heap dump after what was last seen was kept", 0, "no key in memory");
  }
}
