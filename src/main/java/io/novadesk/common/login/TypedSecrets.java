package io.novadesk.common.login;

import io.novadesk.api.Secret;
import io.novadesk.api.identity.Passcode;
import io.novadesk.api.identity.TotpSeed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is typed and never kept with the cloud; each is empty where nothing is.
 *
 * @param secret password, token, secret or key
 * @param seed as it is typed, good or not
 */
public record TypedSecrets(Secret secret, Secret passcode, Secret seed, Secret keyPassword) {
  /** Those that are kept somewhere. */
  public static TypedSecrets kept(Secret secret, Secret seed) {
    return new TypedSecrets(secret, Secret.of(""), seed, Secret.of(""));
  }

  public void wipe() {
    List.of(secret, passcode, seed, keyPassword).forEach(Secret::wipe);
  }

  /** The code, or what makes it; a code that was typed comes first. Null: neither. */
  @Nullable Passcode oneTimeCode() {
    return passcode.isEmpty()
        ? TotpSeed.find(seed.reveal()).map(Passcode.Seed::new).orElse(null)
        : new Passcode.Code(passcode);
  }
}
