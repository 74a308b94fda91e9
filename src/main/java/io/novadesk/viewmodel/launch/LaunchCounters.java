package io.novadesk.viewmodel.launch;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What the page counts: the names that come out, and how much of each room is used. */
public final class LaunchCounters {
  private static final int NAMES_SHOWN = 4;

  /** What is counted. */
  public enum Counter {
    NAMES,
    METADATA,
    FILES,
    USER_DATA,
    REQUEST
  }

  private final Map<Counter, ReadOnlyStringWrapper> texts = new EnumMap<>(Counter.class);

  LaunchCounters() {
    for (Counter counter : Counter.values()) {
      texts.put(counter, new ReadOnlyStringWrapper(""));
    }
  }

  public ReadOnlyStringProperty of(Counter counter) {
    return text(counter).getReadOnlyProperty();
  }

  private ReadOnlyStringWrapper text(Counter counter) {
    ReadOnlyStringWrapper text = texts.get(counter);
    if (text == null) {
      throw new IllegalArgumentException(counter.name());
    }
    return text;
  }

  void requests(String sentence) {
    text(Counter.REQUEST).set(sentence);
  }

  void count(LaunchForm form, RegionModel region) {
    text(Counter.NAMES).set(names(form));
    text(Counter.METADATA).set(metadata(form, region.limit("maxServerMeta")));
    text(Counter.FILES).set(files(form, region));
    String userData = form.text(LaunchField.USER_DATA).get();
    text(Counter.USER_DATA)
        .set(
            Text.of(
                "launch.userData.size",
                LaunchRules.base64(userData == null ? "" : userData),
                LaunchRules.MOST_USER_DATA));
  }

  private static String names(LaunchForm form) {
    if (form.get(LaunchField.NAME).isEmpty()) {
      return Text.of("launch.names.hint");
    }
    List<String> names = LaunchRules.names(form);
    String first = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
    return names.size() <= NAMES_SHOWN
        ? first
        : Text.of("launch.names.more", first, names.getLast());
  }

  private static String metadata(LaunchForm form, OptionalInt limit) {
    long used = form.metadata().stream().filter(p -> !p.isBlank()).count();
    return limit.isEmpty()
        ? Text.of("launch.count", used)
        : Text.of("launch.countLeft", used, limit.getAsInt() - used);
  }

  private static String files(LaunchForm form, RegionModel region) {
    OptionalInt most = region.limit("maxPersonality");
    long bytes = form.files().stream().mapToLong(f -> f.content().length).sum();
    return most.isEmpty()
        ? Text.of("launch.files", form.files().size(), bytes)
        : Text.of(
            "launch.filesOf",
            form.files().size(),
            most.getAsInt(),
            bytes,
            region.limit("maxPersonalitySize").orElse(0));
  }
}
