package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.common.login.FormField;
import io.novadesk.common.login.TypedSecrets;
import io.novadesk.keychain.Keychain;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What is known here of the secrets of a cloud in the list: what was typed since the start, what
 * its file has, what the keychain keeps. Blocking; safe to use from many threads.
 */
final class EntrySecrets {
  private final KeptSecrets here;
  private final Callable<Keychain> keychain;

  /** A locked keychain asks the person: once, not by a window for each cloud. */
  private final Object oneAtATime = new Object();

  EntrySecrets(KeptSecrets here, Callable<Keychain> keychain) {
    this.here = here;
    this.keychain = keychain;
  }

  /**
   * Empty where nothing is known.
   *
   * @param inFile that of its file, the receiver's to wipe; null: none
   * @throws io.novadesk.keychain.KeychainException when the keychain does not tell
   */
  TypedSecrets known(CloudEntry entry, @Nullable Secret inFile) throws Exception {
    SignIn who = entry.connection().signIn();
    Optional<Secret> secret = inFile == null ? keptHere(entry) : Optional.of(inFile);
    if (secret.isEmpty() && FormField.SECRET.isFor(who.method())) {
      secret = find(entry, FormField.SECRET);
    }
    boolean codes = who.passcode() || who.method() == Method.TOTP;
    Optional<Secret> seed = codes ? find(entry, FormField.SEED) : Optional.empty();
    return TypedSecrets.kept(secret.orElse(Secret.of("")), seed.orElse(Secret.of("")));
  }

  private Optional<Secret> find(CloudEntry entry, FormField field) throws Exception {
    synchronized (oneAtATime) {
      Keychain system = keychain.call();
      return system.whyNot().isEmpty()
          ? system.find(KeychainChoice.owner(entry.connection(), field))
          : Optional.empty();
    }
  }

  private Optional<Secret> keptHere(CloudEntry entry) throws IOException {
    return entry.kind() == Kind.SAVED
        ? here.find(entry.name()).map(Secret::copy)
        : Optional.empty();
  }
}
