package io.novadesk.keychain;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the system keeps secrets of this person, encrypted. Every call may block: a keychain that
 * is locked asks the person to open it. Safe to use from many threads.
 */
public interface Keychain {
  /**
   * Whose secret it is, and where it may be sent: an edit of any of these makes it another one.
   *
   * @param authUrl address of the identity service
   * @param kind what the secret is, such as a password
   * @param user name or id of the user, or the id of an application credential
   * @param domain name or id of the user's domain; empty: the cloud's default
   */
  record Owner(String authUrl, String kind, String user, String domain) {}

  /** How long a person may take who is asked by the system. */
  Duration PATIENCE = Duration.ofMinutes(1);

  /** Why there is none, as a sentence; empty when there is one. */
  String whyNot();

  /**
   * @throws KeychainException when it is locked, refuses or does not answer
   */
  Optional<Secret> find(Owner owner) throws KeychainException;

  /**
   * Keeps a secret in place of the one that it may have of the same owner.
   *
   * @param label what the system's own program for the keychain shows
   * @throws KeychainException when it is locked, refuses or does not answer
   */
  void remember(Owner owner, String label, Secret secret) throws KeychainException;

  /**
   * Harmless when there is nothing to forget.
   *
   * @throws KeychainException when it is locked, refuses or does not answer
   */
  void forget(Owner owner) throws KeychainException;

  /** That of this system. */
  static Keychain ofSystem() {
    return of(System.getProperty("os.name", ""));
  }

  /**
   * That of a system.
   *
   * @param os its name, as Java has it
   */
  static Keychain of(String os) {
    String name = os.toLowerCase(Locale.ROOT);
    try {
      return name.contains("linux")
          ? SecretService.open()
          : name.contains("mac")
              ? new TimedKeychain(new MacKeychain(), PATIENCE)
              : name.contains("windows")
                  ? new TimedKeychain(new CredentialManager(), PATIENCE)
                  : none();
    } catch (IllegalArgumentException _) {
      return none();
    }
  }

  /** None, as on systems whose own Novadesk cannot ask. */
  static Keychain none() {
    return new NoKeychain(Text.of("keychain.notHere"));
  }
}
