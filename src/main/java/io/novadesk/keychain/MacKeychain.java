package io.novadesk.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.CoreFoundation.Dictionary;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The keychain of macOS (Security framework, "Keychain items"): generic passwords. */
final class MacKeychain implements Keychain {
  private static final String SERVICE = "io.novadesk.Login";

  /** errSecItemNotFound. */
  private static final int NOT_FOUND = -25300;

  /** errSecUserCanceled. */
  private static final int CANCELLED = -128;

  private final CoreFoundation foundation = new CoreFoundation("Security");
  private final MethodHandle add = foundation.function("SecItemAdd", ADDRESS, ADDRESS);
  private final MethodHandle copy = foundation.function("SecItemCopyMatching", ADDRESS, ADDRESS);
  private final MethodHandle update = foundation.function("SecItemUpdate", ADDRESS, ADDRESS);
  private final MethodHandle delete = foundation.function("SecItemDelete", ADDRESS);

  @Override
  public String whyNot() {
    return "";
  }

  /** What names one item. */
  private Dictionary item(Owner owner) throws Throwable {
    return foundation.new Dictionary()
        .with("kSecClass", foundation.constant("kSecClassGenericPassword"))
        .with("kSecAttrService", SERVICE)
        .with("kSecAttrAccount", OwnerName.of(owner));
  }

  @Override
  public Optional<Secret> find(Owner owner) throws KeychainException {
    try (Arena arena = Arena.ofConfined();
        Dictionary query = item(owner)) {
      query.with("kSecReturnData", foundation.constant("kCFBooleanTrue"));
      MemorySegment place = arena.allocate(ADDRESS);
      int status = (int) copy.invokeExact(query.pointer(), place);
      if (status == NOT_FOUND) {
        return Optional.empty();
      }
      check(status);
      MemorySegment data = place.get(ADDRESS, 0);
      try {
        return Optional.of(Secret.of(foundation.text(data)));
      } finally {
        foundation.release(data);
      }
    } catch (KeychainException e) {
      throw e;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  @Override
  public void remember(Owner owner, String label, Secret secret) throws KeychainException {
    byte[] bytes = secret.reveal().getBytes(StandardCharsets.UTF_8);
    try (Dictionary query = item(owner);
        Dictionary change = foundation.new Dictionary()) {
      change.with("kSecAttrLabel", label).withData("kSecValueData", bytes);
      int status = (int) update.invokeExact(query.pointer(), change.pointer());
      if (status == NOT_FOUND) {
        query.with("kSecAttrLabel", label).withData("kSecValueData", bytes);
        status = (int) add.invokeExact(query.pointer(), MemorySegment.NULL);
      }
      check(status);
    } catch (KeychainException e) {
      throw e;
    } catch (Throwable e) {
      throw unexpected(e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  @Override
  public void forget(Owner owner) throws KeychainException {
    try (Dictionary query = item(owner)) {
      int status = (int) delete.invokeExact(query.pointer());
      if (status != NOT_FOUND) {
        check(status);
      }
    } catch (KeychainException e) {
      throw e;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static void check(int status) throws KeychainException {
    if (status != 0) {
      throw new KeychainException(
          status == CANCELLED
              ? Text.of("keychain.cancelled")
              : Text.of("keychain.macError", String.valueOf(status)));
    }
  }

  private static IllegalStateException unexpected(Throwable e) {
    return new IllegalStateException("a call of the keychain", e);
  }
}
