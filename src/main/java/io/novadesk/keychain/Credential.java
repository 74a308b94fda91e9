package io.novadesk.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.novadesk.i18n.Text;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;

/** Windows' CREDENTIALW (wincred.h) in memory, as far as a generic password needs it. */
final class Credential {
  /** CRED_TYPE_GENERIC. */
  static final int GENERIC = 1;

  /** CRED_PERSIST_LOCAL_MACHINE: it stays on this computer. */
  private static final int LOCAL_MACHINE = 2;

  /** CRED_MAX_CREDENTIAL_BLOB_SIZE, in bytes. */
  private static final int LONGEST = 5 * 512;

  static final StructLayout LAYOUT =
      MemoryLayout.structLayout(
          JAVA_INT.withName("Flags"),
          JAVA_INT.withName("Type"),
          ADDRESS.withName("TargetName"),
          ADDRESS.withName("Comment"),
          JAVA_INT.withName("LastWrittenLow"),
          JAVA_INT.withName("LastWrittenHigh"),
          JAVA_INT.withName("CredentialBlobSize"),
          MemoryLayout.paddingLayout(4),
          ADDRESS.withName("CredentialBlob"),
          JAVA_INT.withName("Persist"),
          JAVA_INT.withName("AttributeCount"),
          ADDRESS.withName("Attributes"),
          ADDRESS.withName("TargetAlias"),
          ADDRESS.withName("UserName"));

  private static final long TYPE = at("Type");
  private static final long TARGET = at("TargetName");
  private static final long COMMENT = at("Comment");
  private static final long SIZE = at("CredentialBlobSize");
  private static final long BLOB = at("CredentialBlob");
  private static final long PERSIST = at("Persist");
  private static final long USER = at("UserName");

  private Credential() {}

  private static long at(String name) {
    return LAYOUT.byteOffset(PathElement.groupElement(name));
  }

  /**
   * @param blob in memory of the same arena or one that lives as long
   */
  static MemorySegment of(
      Arena arena, String target, String user, String comment, MemorySegment blob) {
    MemorySegment made = arena.allocate(LAYOUT);
    made.set(JAVA_INT, TYPE, GENERIC);
    made.set(ADDRESS, TARGET, wide(arena, target));
    made.set(ADDRESS, COMMENT, wide(arena, comment));
    made.set(JAVA_INT, SIZE, Math.toIntExact(blob.byteSize()));
    made.set(ADDRESS, BLOB, blob);
    made.set(JAVA_INT, PERSIST, LOCAL_MACHINE);
    made.set(ADDRESS, USER, wide(arena, user));
    return made;
  }

  /** Windows says so by a number only. */
  static void checkLength(int bytes) throws KeychainException {
    if (bytes > LONGEST) {
      throw new KeychainException(Text.of("keychain.tooLong", bytes, LONGEST));
    }
  }

  /** A text as Windows takes it. */
  static MemorySegment wide(Arena arena, String text) {
    return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
  }

  /** The secret of one that Windows has given. */
  @SuppressWarnings("restricted") // The size is the one that Windows tells.
  static String secret(MemorySegment given) {
    MemorySegment whole = given.reinterpret(LAYOUT.byteSize());
    byte[] bytes =
        whole.get(ADDRESS, BLOB).reinterpret(whole.get(JAVA_INT, SIZE)).toArray(JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
