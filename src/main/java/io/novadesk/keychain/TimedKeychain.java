package io.novadesk.keychain;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A keychain whose calls cannot be cancelled: each has a thread of its own, which holds up nobody
 * while a person is asked and does not answer.
 */
final class TimedKeychain implements Keychain {
  private final Keychain system;
  private final Duration patience;

  TimedKeychain(Keychain system, Duration patience) {
    this.system = system;
    this.patience = patience;
  }

  @Override
  public String whyNot() {
    return system.whyNot();
  }

  @Override
  public Optional<Secret> find(Owner owner) throws KeychainException {
    return inTime(() -> system.find(owner));
  }

  @Override
  public void remember(Owner owner, String label, Secret secret) throws KeychainException {
    inTime(
        () -> {
          system.remember(owner, label, secret);
          return true;
        });
  }

  @Override
  public void forget(Owner owner) throws KeychainException {
    inTime(
        () -> {
          system.forget(owner);
          return true;
        });
  }

  private <T> T inTime(Callable<T> call) throws KeychainException {
    FutureTask<T> asking = new FutureTask<>(call);
    Thread.ofPlatform().name("novadesk-keychain").daemon().start(asking);
    try {
      return asking.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new KeychainException(Text.of("keychain.silent", patience.toSeconds()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new KeychainException(Text.of("keychain.cancelled"));
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static KeychainException failure(@Nullable Throwable cause) {
    String words = cause == null ? "" : String.valueOf(cause.getMessage());
    return new KeychainException(Text.of("keychain.refused", words));
  }
}
