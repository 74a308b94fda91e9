package io.novadesk.keychain;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The Secret Service of Linux desktops, as GNOME's keyring and KeePassXC offer it. Each call has a
 * thread of its own, because a native call holds on to it while a person is asked.
 */
final class SecretService implements Keychain {
  private static final String URL = "auth-url";
  private static final String KIND = "kind";
  private static final String USER = "user";
  private static final String DOMAIN = "domain";

  private final Libsecret library;
  private final Duration patience;

  SecretService(Duration patience) {
    library = new Libsecret("io.novadesk.Login", List.of(URL, KIND, USER, DOMAIN));
    this.patience = patience;
  }

  /** That of this system; one that only says why, where its library is missing. */
  static Keychain open() {
    try {
      return new SecretService(PATIENCE);
    } catch (IllegalArgumentException _) {
      return new NoKeychain(Text.of("keychain.noLibrary"));
    }
  }

  @Override
  public String whyNot() {
    return "";
  }

  private static Map<String, String> attributes(Owner owner) {
    return Map.of(
        URL, owner.authUrl(), KIND, owner.kind(), USER, owner.user(), DOMAIN, owner.domain());
  }

  @Override
  public Optional<Secret> find(Owner owner) throws KeychainException {
    return call(
        cancellable ->
            Optional.ofNullable(library.lookup(attributes(owner), cancellable)).map(Secret::of));
  }

  @Override
  public void remember(Owner owner, String label, Secret secret) throws KeychainException {
    call(
        cancellable -> {
          library.store(attributes(owner), label, secret.reveal(), cancellable);
          return Optional.empty();
        });
  }

  @Override
  public void forget(Owner owner) throws KeychainException {
    call(
        cancellable -> {
          library.clear(attributes(owner), cancellable);
          return Optional.empty();
        });
  }

  private interface Call {
    Optional<Secret> on(MemorySegment cancellable) throws KeychainException;
  }

  /** A call under way. What can cancel it is gone when it has ended. */
  private final class Asking implements Runnable {
    private final Call call;
    private final CompletableFuture<Optional<Secret>> answer = new CompletableFuture<>();
    private final MemorySegment cancellable = library.newCancellable();
    private boolean ended;

    Asking(Call call) {
      this.call = call;
    }

    @Override
    public void run() {
      try {
        answer.complete(call.on(cancellable));
      } catch (KeychainException | RuntimeException e) {
        answer.completeExceptionally(e);
      } finally {
        end();
      }
    }

    private synchronized void end() {
      ended = true;
      library.release(cancellable);
    }

    synchronized void cancel() {
      if (!ended) {
        library.cancel(cancellable);
      }
    }
  }

  private Optional<Secret> call(Call call) throws KeychainException {
    Asking asking = new Asking(call);
    Thread.ofPlatform().name("novadesk-keychain").daemon().start(asking);
    try {
      return asking.answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      asking.cancel();
      throw new KeychainException(Text.of("keychain.silent", patience.toSeconds()));
    } catch (InterruptedException _) {
      asking.cancel();
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
