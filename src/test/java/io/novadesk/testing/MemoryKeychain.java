package io.novadesk.testing;

import io.novadesk.api.Secret;
import io.novadesk.keychain.Keychain;
import io.novadesk.keychain.KeychainException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A keychain that outlives a window and ends with the test. */
public final class MemoryKeychain implements Keychain {
  private final Map<Owner, Secret> kept = new ConcurrentHashMap<>();
  private volatile String refusal = "";

  /** Whose secrets it holds, and which. */
  public Map<Owner, Secret> kept() {
    return kept;
  }

  @Override
  public String whyNot() {
    return "";
  }

  @Override
  public Optional<Secret> find(Owner owner) {
    return Optional.ofNullable(kept.get(owner)).map(Secret::copy);
  }

  /** Takes nothing from now on, and says why. */
  public void refuse(String why) {
    refusal = why;
  }

  @Override
  public void remember(Owner owner, String label, Secret secret) throws KeychainException {
    if (!refusal.isEmpty()) {
      throw new KeychainException(refusal);
    }
    kept.put(owner, secret.copy());
  }

  @Override
  public void forget(Owner owner) {
    kept.remove(owner);
  }
}
