package io.novadesk.common.notices;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.novadesk.glib.GLib;
import io.novadesk.glib.GLibException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The calls of GLib's GIO 2.26 and later that speak over the session's message bus. */
final class Gio {
  private static final int SESSION = 2;
  private static final int PATIENCE_MS = 5_000;

  private final GLib glib = new GLib("libgio-2.0.so.0");
  private final MethodHandle bus;
  private final MethodHandle exitOnClose;
  private final MethodHandle call;
  private final MethodHandle parse;
  private final MethodHandle print;
  private final MethodHandle release;
  private final MethodHandle free;

  /**
   * @throws IllegalArgumentException when the library or a function is not there
   */
  Gio() {
    bus = glib.address("g_bus_get_sync", JAVA_INT, ADDRESS, ADDRESS);
    exitOnClose = glib.nothing("g_dbus_connection_set_exit_on_close", ADDRESS, JAVA_INT);
    call =
        glib.address(
            "g_dbus_connection_call_sync",
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            JAVA_INT,
            JAVA_INT,
            ADDRESS,
            ADDRESS);
    parse = glib.address("g_variant_parse", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    print = glib.address("g_variant_print", ADDRESS, JAVA_INT);
    release = glib.nothing("g_variant_unref", ADDRESS);
    free = glib.nothing("g_free", ADDRESS);
  }

  GLib glib() {
    return glib;
  }

  /**
   * Calls a method of a service of the session and waits for its answer.
   *
   * @param arguments a tuple in GLib's text form of values
   * @return the answer in the same form, without types
   * @throws NoticeException with the library's or the service's own words
   */
  String call(String service, String path, String of, String method, String arguments)
      throws NoticeException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment connection = connection();
      try {
        MemorySegment error = arena.allocate(ADDRESS);
        // A reference of our own, which the call does not take.
        MemorySegment parsed =
            (MemorySegment)
                parse.invokeExact(
                    MemorySegment.NULL,
                    arena.allocateFrom(arguments),
                    MemorySegment.NULL,
                    MemorySegment.NULL,
                    error);
        glib.check(error);
        MemorySegment answer =
            (MemorySegment)
                call.invokeExact(
                    connection,
                    arena.allocateFrom(service),
                    arena.allocateFrom(path),
                    arena.allocateFrom(of),
                    arena.allocateFrom(method),
                    parsed,
                    MemorySegment.NULL,
                    0,
                    PATIENCE_MS,
                    MemorySegment.NULL,
                    error);
        release.invokeExact(parsed);
        glib.check(error);
        String text = text(answer);
        release.invokeExact(answer);
        return text;
      } finally {
        glib.unref(connection);
      }
    } catch (GLibException e) {
      throw new NoticeException(String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      throw new IllegalStateException("a call of libgio", e);
    }
  }

  /** The session's bus; the caller gives it back. */
  MemorySegment connection() throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment error = arena.allocate(ADDRESS);
      MemorySegment connection =
          (MemorySegment) bus.invokeExact(SESSION, MemorySegment.NULL, error);
      glib.check(error);
      // GLib ends the whole program with the session's bus unless it is told not to.
      exitOnClose.invokeExact(connection, 0);
      return connection;
    }
  }

  /** A value in GLib's text form, without types. */
  String text(MemorySegment value) throws Throwable {
    MemorySegment printed = (MemorySegment) print.invokeExact(value, 0);
    String text = GLib.text(printed);
    free.invokeExact(printed);
    return text;
  }
}
