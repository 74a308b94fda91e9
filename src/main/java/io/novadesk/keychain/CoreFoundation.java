package io.novadesk.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The few things of macOS' CoreFoundation that its keychain is asked with. */
@SuppressWarnings("restricted") // What it is for: java.options lets this module call native code.
final class CoreFoundation {
  private static final String FRAMEWORKS = "/System/Library/Frameworks/";

  /** kCFStringEncodingUTF8. */
  private static final int UTF_8 = 0x08000100;

  private final SymbolLookup names;
  private final MethodHandle newString;
  private final MethodHandle newData;
  private final MethodHandle dataLength;
  private final MethodHandle dataBytes;
  private final MethodHandle newDictionary;
  private final MethodHandle put;
  private final MethodHandle release;

  /**
   * @param framework whose names can be found, too
   * @throws IllegalArgumentException when a library or a function is not there
   */
  CoreFoundation(String framework) {
    // Since macOS 11 these are files no more: only the loader finds them, by their names.
    names = library("CoreFoundation").or(library(framework));
    newString =
        handle(
            "CFStringCreateWithBytes",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_BYTE));
    newData = handle("CFDataCreate", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
    dataLength = handle("CFDataGetLength", FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    dataBytes = handle("CFDataGetBytePtr", FunctionDescriptor.of(ADDRESS, ADDRESS));
    newDictionary =
        handle(
            "CFDictionaryCreateMutable",
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
    put = handle("CFDictionarySetValue", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS));
    release = handle("CFRelease", FunctionDescriptor.ofVoid(ADDRESS));
  }

  private static SymbolLookup library(String framework) {
    return SymbolLookup.libraryLookup(
        FRAMEWORKS + framework + ".framework/" + framework, Arena.global());
  }

  MethodHandle function(String name, MemoryLayout... arguments) {
    return handle(name, FunctionDescriptor.of(JAVA_INT, arguments));
  }

  private MethodHandle handle(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker().downcallHandle(address(name), descriptor);
  }

  private MemorySegment address(String name) {
    return names.find(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
  }

  /** An object that has a name, such as {@code kSecClass}. */
  MemorySegment constant(String name) {
    return address(name).reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
  }

  void release(MemorySegment object) throws Throwable {
    release.invokeExact(object);
  }

  /** What is in a piece of data. */
  String text(MemorySegment data) throws Throwable {
    long length = (long) dataLength.invokeExact(data);
    MemorySegment bytes = (MemorySegment) dataBytes.invokeExact(data);
    return new String(bytes.reinterpret(length).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
  }

  /** A dictionary with what it holds; all of it goes with {@link #close}. */
  final class Dictionary implements AutoCloseable {
    private final Arena arena = Arena.ofConfined();
    private final Deque<MemorySegment> made = new ArrayDeque<>();
    private final MemorySegment dictionary;

    Dictionary() throws Throwable {
      dictionary =
          (MemorySegment)
              newDictionary.invokeExact(
                  MemorySegment.NULL,
                  0L,
                  address("kCFTypeDictionaryKeyCallBacks"),
                  address("kCFTypeDictionaryValueCallBacks"));
      made.push(dictionary);
    }

    MemorySegment pointer() {
      return dictionary;
    }

    Dictionary with(String key, MemorySegment value) throws Throwable {
      put.invokeExact(dictionary, constant(key), value);
      return this;
    }

    Dictionary with(String key, String text) throws Throwable {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return holding(
          key,
          (MemorySegment)
              newString.invokeExact(
                  MemorySegment.NULL,
                  arena.allocateFrom(JAVA_BYTE, bytes),
                  (long) bytes.length,
                  UTF_8,
                  (byte) 0));
    }

    /**
     * @param bytes are written over in the memory of Java, which the caller does, and here
     */
    Dictionary withData(String key, byte[] bytes) throws Throwable {
      MemorySegment copy = arena.allocateFrom(JAVA_BYTE, bytes);
      try {
        return holding(
            key,
            (MemorySegment) newData.invokeExact(MemorySegment.NULL, copy, (long) bytes.length));
      } finally {
        copy.fill((byte) 0);
      }
    }

    private Dictionary holding(String key, MemorySegment object) throws Throwable {
      made.push(object);
      return with(key, object);
    }

    @Override
    public void close() {
      try {
        for (MemorySegment object : made) {
          release(object);
        }
      } catch (Throwable e) {
        throw new IllegalStateException("a call of CoreFoundation", e);
      } finally {
        arena.close();
      }
    }
  }
}
