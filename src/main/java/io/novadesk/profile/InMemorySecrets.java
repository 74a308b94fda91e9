package io.novadesk.profile;

import io.novadesk.api.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets that end with the program. Safe to use from many threads. */
public final class InMemorySecrets implements Secrets {
  private final Map<String, Secret> known = new ConcurrentHashMap<>();

  @Override
  public Optional<Secret> find(String connectionName) {
    return Optional.ofNullable(known.get(connectionName)).map(Secret::copy);
  }

  @Override
  public void remember(String connectionName, Secret secret) {
    known.put(connectionName, secret.copy());
  }

  @Override
  public void forget(String connectionName) {
    Secret forgotten = known.remove(connectionName);
    if (forgotten != null) {
      forgotten.wipe();
    }
  }
}
