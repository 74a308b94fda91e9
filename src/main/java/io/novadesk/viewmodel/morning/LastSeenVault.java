package io.novadesk.viewmodel.morning;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.Keychain;
import io.novadesk.keychain.Keychain.Owner;
import io.novadesk.keychain.KeychainException;
import io.novadesk.profile.LastSeen;
import io.novadesk.profile.LastSeenStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was last seen of clouds, under a key that lies in the system's keychain alone. Where there
 * is no keychain nothing is kept. The key is in memory only while it is used. Blocking; safe to use
 * from many threads.
 */
public final class LastSeenVault {
  /** It is sent nowhere: what stands in the place of an address is no address. */
  static final Owner OWNER = new Owner("novadesk:last-seen", "encryption-key", "", "");

  private final Callable<Keychain> keychain;
  private final LastSeenStore store;
  private final Consumer<String> log;

  /**
   * @param keychain finds that of the system
   * @param log gets a line about what cannot be read or kept, on whatever thread
   */
  public LastSeenVault(Callable<Keychain> keychain, LastSeenStore store, Consumer<String> log) {
    this.keychain = keychain;
    this.store = store;
    this.log = log;
  }

  /** Why nothing is kept, as a sentence; empty when it is. */
  public String whyNot() {
    try {
      return keychain.call().whyNot();
    } catch (Exception e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** What is kept of these clouds, as far as it can be read. */
  public List<LastSeen> read(List<String> clouds) {
    List<String> there = clouds.stream().filter(store::isThere).toList();
    // A keychain that is locked asks a person: not for nothing.
    if (there.isEmpty()) {
      return List.of();
    }
    List<LastSeen> all = new ArrayList<>();
    byte[] key = keyOrNull(false);
    if (key == null) {
      return all;
    }
    try {
      for (String cloud : there) {
        try {
          LastSeen seen = store.read(cloud, key);
          if (seen != null) {
            all.add(seen);
          }
        } catch (IOException e) {
          log.accept(String.valueOf(e.getMessage()));
        }
      }
    } finally {
      Arrays.fill(key, (byte) 0);
    }
    return all;
  }

  /** Keeps what is seen now in place of what was seen before. */
  public void write(List<LastSeen> all) {
    byte[] key = all.isEmpty() ? null : keyOrNull(true);
    if (key == null) {
      return;
    }
    try {
      for (LastSeen seen : all) {
        store.write(seen, key);
      }
    } catch (IOException e) {
      log.accept(Text.of("lastSeen.unwritten", String.valueOf(e.getMessage())));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** Forgets what is kept of a cloud. */
  public void forget(String cloud) {
    try {
      store.forget(cloud);
    } catch (IOException e) {
      log.accept(Text.of("lastSeen.unwritten", String.valueOf(e.getMessage())));
    }
  }

  /** Forgets what is kept of all but these clouds. */
  public void keepOnly(List<String> clouds) {
    try {
      store.keepOnly(clouds);
    } catch (IOException e) {
      log.accept(Text.of("lastSeen.unwritten", String.valueOf(e.getMessage())));
    }
  }

  private byte @Nullable [] keyOrNull(boolean make) {
    try {
      Keychain system = keychain.call();
      if (!system.whyNot().isEmpty()) {
        return null;
      }
      byte[] key = key(system);
      if (key == null && make) {
        make(system);
        // Two windows may make one at the same time: what the keychain has is what counts.
        key = key(system);
      }
      return key;
    } catch (Exception e) {
      log.accept(Text.of("lastSeen.noKey", String.valueOf(e.getMessage())));
      return null;
    }
  }

  private static byte @Nullable [] key(Keychain system) throws KeychainException {
    Optional<Secret> found = system.find(OWNER);
    if (found.isEmpty()) {
      return null;
    }
    try {
      byte[] key = Base64.getDecoder().decode(found.get().reveal());
      return key.length == LastSeenStore.KEY ? key : null;
    } catch (IllegalArgumentException _) {
      // Somebody else's: a new one takes its place.
      return null;
    } finally {
      found.get().wipe();
    }
  }

  private static void make(Keychain system) throws KeychainException {
    byte[] key = LastSeenStore.newKey();
    Secret text = Secret.of(Base64.getEncoder().encodeToString(key));
    try {
      system.remember(OWNER, Text.of("lastSeen.label"), text);
    } finally {
      text.wipe();
      Arrays.fill(key, (byte) 0);
    }
  }
}
