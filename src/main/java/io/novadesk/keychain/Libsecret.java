package io.novadesk.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.novadesk.glib.GLib;
import io.novadesk.glib.GLibException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls of libsecret 0.19 and later that keep passwords (its reference, "Password storage").
 * Their names here are those of C, without the prefix.
 */
final class Libsecret {
  private static final int ATTRIBUTE_STRING = 0;

  private final GLib glib = new GLib("libsecret-1.so.0");
  private final MethodHandle store;
  private final MethodHandle lookup;
  private final MethodHandle clear;
  private final MethodHandle free;
  private final MethodHandle tableNew;
  private final MethodHandle tableInsert;
  private final MethodHandle tableUnref;
  private final MethodHandle cancellableNew;
  private final MethodHandle cancel;
  private final MemorySegment schema;

  /**
   * @param name of the schema, which tells our secrets from those of other programs
   * @param attributes by which a secret is found again
   * @throws IllegalArgumentException when the library or a function is not there
   */
  Libsecret(String name, List<String> attributes) {
    store =
        glib.number(
            "secret_password_storev_sync",
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS);
    lookup = glib.address("secret_password_lookupv_sync", ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    clear = glib.number("secret_password_clearv_sync", ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    free = glib.nothing("secret_password_free", ADDRESS);
    tableNew = glib.address("g_hash_table_new", ADDRESS, ADDRESS);
    tableInsert = glib.number("g_hash_table_insert", ADDRESS, ADDRESS, ADDRESS);
    tableUnref = glib.nothing("g_hash_table_unref", ADDRESS);
    cancellableNew = glib.address("g_cancellable_new");
    cancel = glib.nothing("g_cancellable_cancel", ADDRESS);
    schema = schema(name, attributes);
  }

  /** It lives as long as the program. */
  private MemorySegment schema(String name, List<String> attributes) {
    MethodHandle schemaNew = glib.address("secret_schema_newv", ADDRESS, JAVA_INT, ADDRESS);
    try {
      MemorySegment types = newTable();
      for (String attribute : attributes) {
        insert(
            types,
            Arena.global().allocateFrom(attribute),
            MemorySegment.ofAddress(ATTRIBUTE_STRING));
      }
      return (MemorySegment) schemaNew.invokeExact(Arena.global().allocateFrom(name), 0, types);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private MemorySegment newTable() throws Throwable {
    return (MemorySegment)
        tableNew.invokeExact(glib.function("g_str_hash"), glib.function("g_str_equal"));
  }

  private void insert(MemorySegment table, MemorySegment key, MemorySegment value)
      throws Throwable {
    int _ = (int) tableInsert.invokeExact(table, key, value);
  }

  private MemorySegment table(Arena arena, Map<String, String> attributes) throws Throwable {
    MemorySegment table = newTable();
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      insert(
          table, arena.allocateFrom(attribute.getKey()), arena.allocateFrom(attribute.getValue()));
    }
    return table;
  }

  /** What ends a call from another thread; to be given to {@link #release}. */
  MemorySegment newCancellable() {
    try {
      return (MemorySegment) cancellableNew.invokeExact();
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  void cancel(MemorySegment cancellable) {
    try {
      cancel.invokeExact(cancellable);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  void release(MemorySegment cancellable) {
    try {
      glib.unref(cancellable);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /**
   * @throws KeychainException with the library's own words
   */
  void store(
      Map<String, String> attributes, String label, String password, MemorySegment cancellable)
      throws KeychainException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment table = table(arena, attributes);
      MemorySegment clear = arena.allocateFrom(password);
      MemorySegment error = arena.allocate(ADDRESS);
      try {
        int _ =
            (int)
                store.invokeExact(
                    schema,
                    table,
                    MemorySegment.NULL,
                    arena.allocateFrom(label),
                    clear,
                    cancellable,
                    error);
      } finally {
        clear.fill((byte) 0);
        tableUnref.invokeExact(table);
      }
      glib.check(error);
    } catch (GLibException e) {
      throw new KeychainException(String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Null: there is none. */
  @Nullable String lookup(Map<String, String> attributes, MemorySegment cancellable)
      throws KeychainException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment table = table(arena, attributes);
      MemorySegment error = arena.allocate(ADDRESS);
      MemorySegment found;
      try {
        found = (MemorySegment) lookup.invokeExact(schema, table, cancellable, error);
      } finally {
        tableUnref.invokeExact(table);
      }
      glib.check(error);
      if (found.equals(MemorySegment.NULL)) {
        return null;
      }
      String password = GLib.text(found);
      // It overwrites the text before it gives the memory back.
      free.invokeExact(found);
      return password;
    } catch (GLibException e) {
      throw new KeychainException(String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  void clear(Map<String, String> attributes, MemorySegment cancellable) throws KeychainException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment table = table(arena, attributes);
      MemorySegment error = arena.allocate(ADDRESS);
      try {
        int _ = (int) clear.invokeExact(schema, table, cancellable, error);
      } finally {
        tableUnref.invokeExact(table);
      }
      glib.check(error);
    } catch (GLibException e) {
      throw new KeychainException(String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static IllegalStateException unexpected(Throwable e) {
    return new IllegalStateException("a call of libsecret", e);
  }
}
