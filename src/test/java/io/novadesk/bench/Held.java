package io.novadesk.bench;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What this process holds and uses. */
public final class Held {
  /** A string and the array behind it, with headers of compressed references. */
  private static final int STRING_OVERHEAD = 24 + 16;

  private final Set<Object> strings = Collections.newSetFromMap(new IdentityHashMap<>());

  private Held() {}

  /** Bytes in use when nothing is left to collect. */
  public static long heap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least =
          Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return least;
  }

  /** What all threads of this process have used so far, in nanoseconds; 0 where not told. */
  public static long processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  /** Bytes of all texts of these records, each copy counted once; plain Latin text is assumed. */
  public static long texts(Collection<? extends Record> records) {
    Held held = new Held();
    records.forEach(held::walk);
    return held.strings.stream()
        .mapToLong(text -> STRING_OVERHEAD + ((((String) text).length() + 7L) & ~7L))
        .sum();
  }

  private void walk(@Nullable Object value) {
    switch (value) {
      case String text -> strings.add(text);
      case Map<?, ?> map ->
          map.forEach(
              (k, v) -> {
                walk(k);
                walk(v);
              });
      case Collection<?> all -> all.forEach(this::walk);
      case Record parts -> {
        for (RecordComponent part : parts.getClass().getRecordComponents()) {
          walk(read(part, parts));
        }
      }
      case null, default -> {}
    }
  }

  private static @Nullable Object read(RecordComponent part, Record of) {
    try {
      return part.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
