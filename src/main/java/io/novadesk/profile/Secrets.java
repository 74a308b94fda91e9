package io.novadesk.profile;

import io.novadesk.api.Secret;
import java.util.Optional;

/**
 * Where passwords, tokens and keys of connections are kept, apart from the connections. May block:
 * a keychain asks a person to open it.
 */
public interface Secrets {
  Optional<Secret> find(String connectionName);

  void remember(String connectionName, Secret secret);

  /** Harmless when nothing is known under that name. */
  void forget(String connectionName);
}
