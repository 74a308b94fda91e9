package io.novadesk.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Windows' Credential Manager (wincred.h): generic credentials of this person. */
@SuppressWarnings("restricted") // What it is for: java.options lets this module call native code.
final class CredentialManager implements Keychain {
  /** ERROR_NOT_FOUND. */
  private static final int NOT_FOUND = 1168;

  private static final String LAST_ERROR = "GetLastError";

  // Only Windows knows this state: elsewhere it is an illegal argument.
  private final Linker.Option captured = Linker.Option.captureCallState(LAST_ERROR);
  private final StructLayout state = Linker.Option.captureStateLayout();
  private final long error = state.byteOffset(PathElement.groupElement(LAST_ERROR));
  private final SymbolLookup names;
  private final MethodHandle write;
  private final MethodHandle read;
  private final MethodHandle delete;
  private final MethodHandle free;

  /**
   * @throws IllegalArgumentException when the library or a function is not there
   */
  CredentialManager() {
    names = SymbolLookup.libraryLookup("advapi32", Arena.global());
    write = asked("CredWriteW", ADDRESS, JAVA_INT);
    read = asked("CredReadW", ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    delete = asked("CredDeleteW", ADDRESS, JAVA_INT, JAVA_INT);
    free =
        Linker.nativeLinker()
            .downcallHandle(function("CredFree"), FunctionDescriptor.ofVoid(ADDRESS));
  }

  private MethodHandle asked(String name, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(function(name), FunctionDescriptor.of(JAVA_INT, arguments), captured);
  }

  private MemorySegment function(String name) {
    return names.find(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
  }

  @Override
  public String whyNot() {
    return "";
  }

  @Override
  public Optional<Secret> find(Owner owner) throws KeychainException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment told = arena.allocate(state);
      MemorySegment place = arena.allocate(ADDRESS);
      MemorySegment name = Credential.wide(arena, OwnerName.of(owner));
      int done = (int) read.invokeExact(told, name, Credential.GENERIC, 0, place);
      if (done == 0) {
        check(told);
        return Optional.empty();
      }
      MemorySegment given = place.get(ADDRESS, 0);
      try {
        return Optional.of(Secret.of(Credential.secret(given)));
      } finally {
        free.invokeExact(given);
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
    try (Arena arena = Arena.ofConfined()) {
      Credential.checkLength(bytes.length);
      MemorySegment told = arena.allocate(state);
      MemorySegment blob = arena.allocateFrom(JAVA_BYTE, bytes);
      MemorySegment made = Credential.of(arena, OwnerName.of(owner), owner.user(), label, blob);
      int done;
      try {
        done = (int) write.invokeExact(told, made, 0);
      } finally {
        blob.fill((byte) 0);
      }
      if (done == 0) {
        throw refused(error(told));
      }
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
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment told = arena.allocate(state);
      MemorySegment name = Credential.wide(arena, OwnerName.of(owner));
      int done = (int) delete.invokeExact(told, name, Credential.GENERIC, 0);
      if (done == 0) {
        check(told);
      }
    } catch (KeychainException e) {
      throw e;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** That there is none is no failure. */
  private void check(MemorySegment told) throws KeychainException {
    int number = error(told);
    if (number != NOT_FOUND) {
      throw refused(number);
    }
  }

  private int error(MemorySegment told) {
    return told.get(JAVA_INT, error);
  }

  private static KeychainException refused(int number) {
    return new KeychainException(Text.of("keychain.windowsError", String.valueOf(number)));
  }

  private static IllegalStateException unexpected(Throwable e) {
    return new IllegalStateException("a call of the Credential Manager", e);
  }
}
