package io.novadesk.testing;

import io.novadesk.api.Secret;
import io.novadesk.keychain.Keychain;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A keychain that outlives a window and ends with the test. */
public final class MemoryKeychain implements Keychain {
  private final Map<Owner, Secret> kept = new ConcurrentHashMap<>();

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

  @Override
  public void remember(Owner owner, String label, Secret secret) {
    kept.put(owner, secret.copy());
  }

  @Override
  public void forget(Owner owner) {
    kept.remove(owner);
  }
}
