package io.novadesk.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.Keychain.Owner;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.MemoryKeychain;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be told of the keychains of macOS and Windows without these systems. */
@SuppressWarnings("restricted") // Reads what was written for Windows.
class OtherSystemsTest {
  private static final Owner OWNER = new Owner("https://cloud/v3", "password", "ada", "Default");

  @Test
  void aCredentialLiesInMemoryAsWindowsReadsIt() {
    // wincred.h, on 64 bits.
    assertThat(offset("TargetName")).isEqualTo(8);
    assertThat(offset("CredentialBlobSize")).isEqualTo(32);
    assertThat(offset("CredentialBlob")).isEqualTo(40);
    assertThat(offset("Persist")).isEqualTo(48);
    assertThat(offset("UserName")).isEqualTo(72);
    assertThat(Credential.LAYOUT.byteSize()).isEqualTo(80);
    try (Arena arena = Arena.ofConfined()) {
      byte[] clear = "sésame".getBytes(StandardCharsets.UTF_8);
      MemorySegment made =
          Credential.of(arena, "target", "ada", "label", arena.allocateFrom(JAVA_BYTE, clear));
      assertThat(made.get(JAVA_INT, 4)).isEqualTo(1);
      assertThat(made.get(JAVA_INT, 32)).isEqualTo(clear.length);
      assertThat(made.get(JAVA_INT, 48)).isEqualTo(2);
      assertThat(text(made, 8)).isEqualTo("target");
      assertThat(text(made, 16)).isEqualTo("label");
      assertThat(text(made, 72)).isEqualTo("ada");
      assertThat(Credential.secret(made)).isEqualTo("sésame");
    }
  }

  private static long offset(String name) {
    return Credential.LAYOUT.byteOffset(PathElement.groupElement(name));
  }

  private static String text(MemorySegment made, long at) {
    return made.get(ADDRESS, at).reinterpret(1000).getString(0, StandardCharsets.UTF_16LE);
  }

  @Test
  void whatWindowsCannotKeepIsToldBeforeItIsAsked() throws Exception {
    Credential.checkLength(2560);
    assertThatThrownBy(() -> Credential.checkLength(2561))
        .isInstanceOf(KeychainException.class)
        .hasMessageContaining("2,560");
    FaultMatrix.row(
        Area.SECRET, "a secret too long for Windows", 0, Text.of("keychain.tooLong", 2561, 2560));
  }

  @Test
  void noTwoOwnersHaveOneName() {
    assertThat(OwnerName.of(OWNER))
        .isNotEqualTo(OwnerName.of(new Owner("https://cloud/v3", "password", "ada", "")))
        .isNotEqualTo(OwnerName.of(new Owner("https://cloud/v3", "password/Default", "ada", "")))
        .isNotEqualTo(OwnerName.of(new Owner("https://cloud", "v3/password", "ada", "Default")))
        .startsWith("Novadesk/");
  }

  @Test
  void aKeychainThatDoesNotAnswerHoldsUpNobody() {
    CountDownLatch never = new CountDownLatch(1);
    MemoryKeychain asking = new MemoryKeychain();
    Keychain silent =
        new TimedKeychain(
            new Keychain() {
              @Override
              public String whyNot() {
                return "";
              }

              @Override
              public Optional<Secret> find(Owner owner) {
                try {
                  never.await();
                } catch (InterruptedException _) {
                  Thread.currentThread().interrupt();
                }
                return Optional.empty();
              }

              @Override
              public void remember(Owner owner, String label, Secret secret)
                  throws KeychainException {
                asking.remember(owner, label, secret);
              }

              @Override
              public void forget(Owner owner) {
                asking.forget(owner);
              }
            },
            Duration.ofMillis(50));
    assertThatThrownBy(() -> silent.find(OWNER))
        .isInstanceOf(KeychainException.class)
        .hasMessage(Text.of("keychain.silent", 0L));
    asking.refuse("no");
    assertThatThrownBy(() -> silent.remember(OWNER, "label", Secret.of("sesame")))
        .hasMessage(Text.of("keychain.refused", "no"));
    never.countDown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mac OS X", "Windows 11", "Plan 9"})
  void whereTheLibraryIsNotThereItIsSaid(String os) {
    Assumptions.assumeTrue(
        System.getProperty("os.name").contains("Linux"), "another system's libraries are missing");
    assertThat(Keychain.of(os).whyNot()).isEqualTo(Text.of("keychain.notHere"));
  }
}
