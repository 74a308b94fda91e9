package io.novadesk.profile.rc;

import io.novadesk.profile.rc.RcFile.Reason;
import io.novadesk.profile.rc.RcFile.Unclear;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variables while a file is read: those of the environment, and what the file made of them. */
final class Variables {
  /** What a variable holds. */
  sealed interface Value {
    record Known(String text) implements Value {}

    record Unknown(Unclear why) implements Value {}
  }

  static final Value EMPTY = new Value.Known("");

  private final Map<String, Value> values = new HashMap<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private final Set<Unclear> notes = new LinkedHashSet<>();

  Variables(Map<String, String> environment) {
    environment.forEach((name, text) -> values.put(name, new Value.Known(text)));
  }

  /** Null where it is not set. */
  @Nullable Value get(String name) {
    return values.get(name);
  }

  void set(String name, Value value) {
    values.put(name, value);
    touched.add(name);
  }

  void unclear(String name, Reason reason, int line) {
    set(name, new Value.Unknown(new Unclear(reason, line)));
  }

  void unset(String name) {
    values.remove(name);
  }

  void note(Reason reason, int line) {
    notes.add(new Unclear(reason, line));
  }

  RcFile toFile() {
    Map<String, String> known = new LinkedHashMap<>();
    Map<String, Unclear> unclear = new LinkedHashMap<>();
    for (String name : touched) {
      switch (values.get(name)) {
        case Value.Known(String text) -> known.put(name, text);
        case Value.Unknown(Unclear why) -> unclear.put(name, why);
        case null -> {}
      }
    }
    return new RcFile(known, unclear, new ArrayList<>(notes));
  }
}
