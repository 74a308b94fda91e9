package io.novadesk.keychain;

import io.novadesk.api.Secret;
import java.util.Optional;

/** There is none: everything has to be typed. */
record NoKeychain(String whyNot) implements Keychain {
  @Override
  public Optional<Secret> find(Owner owner) {
    return Optional.empty();
  }

  @Override
  public void remember(Owner owner, String label, Secret secret) throws KeychainException {
    throw new KeychainException(whyNot);
  }

  @Override
  public void forget(Owner owner) {
    // There is nothing.
  }
}
