package io.novadesk.common.notices;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.novadesk.glib.GLib;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;

/**
 * Hears the signals of a service of the session until the program ends. GLib hands them out by a
 * loop of the thread that asked for them, so they have a thread of their own.
 */
final class GioSignals {
  /** Takes a signal. */
  interface Listener {
    /**
     * Called on the thread of signals.
     *
     * @param values a tuple in GLib's text form of values, without types
     */
    void heard(String signal, String values);
  }

  private final Gio gio;
  private final Listener listener;
  private final MethodHandle newContext;
  private final MethodHandle ownContext;
  private final MethodHandle newLoop;
  private final MethodHandle runLoop;
  private final MethodHandle subscribe;
  private final CompletableFuture<Boolean> hears = new CompletableFuture<>();

  /**
   * @throws IllegalArgumentException when a function is not there
   */
  GioSignals(Gio gio, Listener listener) {
    this.gio = gio;
    this.listener = listener;
    GLib glib = gio.glib();
    newContext = glib.address("g_main_context_new");
    ownContext = glib.nothing("g_main_context_push_thread_default", ADDRESS);
    newLoop = glib.address("g_main_loop_new", ADDRESS, JAVA_INT);
    runLoop = glib.nothing("g_main_loop_run", ADDRESS);
    subscribe =
        glib.number(
            "g_dbus_connection_signal_subscribe",
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            ADDRESS,
            ADDRESS);
  }

  /** Hears the signals of whoever has this name; what is called after that cannot miss one. */
  void listenTo(String service, String path, String of) {
    Thread.ofPlatform()
        .name("novadesk-signals")
        .daemon()
        .start(
            () -> {
              try {
                loop(service, path, of);
              } catch (Throwable e) {
                hears.completeExceptionally(e);
              }
            });
    hears.join();
  }

  private void loop(String service, String path, String of) throws Throwable {
    MemorySegment context = (MemorySegment) newContext.invokeExact();
    ownContext.invokeExact(context);
    MemorySegment connection = gio.connection();
    try (Arena arena = Arena.ofConfined()) {
      int _ =
          (int)
              subscribe.invokeExact(
                  connection,
                  arena.allocateFrom(service),
                  arena.allocateFrom(of),
                  MemorySegment.NULL,
                  arena.allocateFrom(path),
                  MemorySegment.NULL,
                  0,
                  callback(),
                  MemorySegment.NULL,
                  MemorySegment.NULL);
    }
    hears.complete(true);
    runLoop.invokeExact((MemorySegment) newLoop.invokeExact(context, 0));
  }

  private MemorySegment callback() throws ReflectiveOperationException {
    MethodHandle heard =
        MethodHandles.lookup()
            .bind(
                this,
                "heard",
                MethodType.methodType(
                    void.class,
                    MemorySegment.class,
                    MemorySegment.class,
                    MemorySegment.class,
                    MemorySegment.class,
                    MemorySegment.class,
                    MemorySegment.class,
                    MemorySegment.class));
    return GLib.callback(heard, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  }

  /** GDBusSignalCallback. */
  @SuppressWarnings("unused") // What it is called with is the library's.
  private void heard(
      MemorySegment connection,
      MemorySegment sender,
      MemorySegment path,
      MemorySegment of,
      MemorySegment signal,
      MemorySegment values,
      MemorySegment data) {
    try {
      listener.heard(GLib.text(signal), gio.text(values));
    } catch (Throwable e) {
      // Out of here it would end the program: it is told where slips are.
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}
