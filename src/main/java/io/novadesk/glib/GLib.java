package io.novadesk.glib;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;

/** The functions of a library that is built on GLib, and of GLib itself. Safe to use anywhere. */
@SuppressWarnings("restricted") // What it is for: java.options lets this module call native code.
public final class GLib {
  /** GError: a number, a number, then the text. */
  private static final long MESSAGE = 8;

  private final SymbolLookup names;
  private final MethodHandle errorFree;
  private final MethodHandle unref;

  /**
   * @param library by its file's name
   * @throws IllegalArgumentException when the library, or GLib, is not there
   */
  public GLib(String library) {
    SymbolLookup all = SymbolLookup.libraryLookup(library, Arena.global());
    for (String its : List.of("libglib-2.0.so.0", "libgobject-2.0.so.0", "libgio-2.0.so.0")) {
      all = all.or(SymbolLookup.libraryLookup(its, Arena.global()));
    }
    names = all;
    errorFree = nothing("g_error_free", ADDRESS);
    unref = nothing("g_object_unref", ADDRESS);
  }

  /**
   * @throws IllegalArgumentException when it is not there
   */
  public MemorySegment function(String name) {
    return names.find(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
  }

  /** A function that answers a number. */
  public MethodHandle number(String name, MemoryLayout... arguments) {
    return handle(name, FunctionDescriptor.of(JAVA_INT, arguments));
  }

  /** A function that answers an address. */
  public MethodHandle address(String name, MemoryLayout... arguments) {
    return handle(name, FunctionDescriptor.of(ADDRESS, arguments));
  }

  /** A function that answers nothing. */
  public MethodHandle nothing(String name, MemoryLayout... arguments) {
    return handle(name, FunctionDescriptor.ofVoid(arguments));
  }

  private MethodHandle handle(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(function(name), descriptor);
  }

  /**
   * A function that the library calls, on a thread of its own choice.
   *
   * @param called takes these arguments and answers nothing; what it throws ends the program
   */
  public static MemorySegment callback(MethodHandle called, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .upcallStub(called, FunctionDescriptor.ofVoid(arguments), Arena.global());
  }

  /** What is written at an address. */
  public static String text(MemorySegment at) {
    return at.reinterpret(Long.MAX_VALUE).getString(0);
  }

  /** Gives an object of GObject's back. */
  public void unref(MemorySegment object) throws Throwable {
    unref.invokeExact(object);
  }

  /**
   * Looks at where a call had to put its error, and frees it.
   *
   * @throws GLibException when there is one
   */
  public void check(MemorySegment error) throws Throwable {
    MemorySegment told = error.get(ADDRESS, 0);
    if (told.equals(MemorySegment.NULL)) {
      return;
    }
    String words = text(told.reinterpret(MESSAGE + ADDRESS.byteSize()).get(ADDRESS, MESSAGE));
    errorFree.invokeExact(told);
    throw new GLibException(words);
  }
}
