package io.novadesk.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.keychain.Keychain.Owner;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.MessageBus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real keyring on a message bus of its own. */
@Timeout(120)
class SecretServiceTest {
  @TempDir Path home;

  /** What a program keeps, finds and forgets; a line for each. */
  public static final class Person {
    private static final Owner ADA = new Owner("https://cloud.example/v3", "password", "ada", "");
    private static final Owner ELSEWHERE =
        new Owner("https://elsewhere.example/v3", "password", "ada", "");

    private Person() {}

    public static void main(String[] args) {
      Keychain keychain = new SecretService(Duration.ofSeconds(Integer.parseInt(args[0])));
      try {
        say(keychain, ADA);
        keychain.remember(ADA, "Novadesk: ada", Secret.of("sésame"));
        say(keychain, ADA);
        say(keychain, ELSEWHERE);
        keychain.remember(ADA, "Novadesk: ada", Secret.of("another"));
        say(keychain, ADA);
        keychain.forget(ADA);
        keychain.forget(ELSEWHERE);
        say(keychain, ADA);
      } catch (KeychainException e) {
        System.out.println(e.getMessage());
      }
      System.exit(0);
    }

    private static void say(Keychain keychain, Owner owner) throws KeychainException {
      System.out.println(keychain.find(owner).map(Secret::reveal).orElse("nothing"));
    }
  }

  private List<String> told(String before, int patience) throws Exception {
    Assumptions.assumeTrue(Keychain.ofSystem().whyNot().isEmpty(), "libsecret is not here");
    return new MessageBus(home)
        .lines(
            List.of("gnome-keyring-daemon"),
            before + " exec " + MessageBus.PROGRAM,
            Person.class,
            Integer.toString(patience));
  }

  @Test
  void keepsFindsAndForgets() throws Exception {
    assertThat(
            told(
                "printf door | gnome-keyring-daemon --unlock --components=secrets >/dev/null;", 30))
        .containsExactly("nothing", "sésame", "nothing", "another", "nothing");
  }

  @Test
  void sayWhereNobodyAnswers() throws Exception {
    List<String> told = told("export DBUS_SESSION_BUS_ADDRESS=unix:path=/none;", 30);
    assertThat(told).singleElement().asString().startsWith("The keychain refused: ");
    FaultMatrix.row(Area.SECRET, "a keychain without a message bus", 0, told.getFirst());
  }

  @Test
  void waitsForNobodyForEver() throws Exception {
    // Locked, and there is nothing that could ask a person to open it.
    List<String> told = told("gnome-keyring-daemon --start --components=secrets >/dev/null;", 3);
    assertThat(told.getLast())
        .satisfiesAnyOf(
            last -> assertThat(last).startsWith("The keychain refused: "),
            last ->
                assertThat(last)
                    .isEqualTo("The keychain did not answer within 3 seconds. Type the password."));
    FaultMatrix.row(Area.SECRET, "a keychain that is locked", 0, told.getLast());
  }
}
