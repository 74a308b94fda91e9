package io.novadesk.profile.lint;

import io.novadesk.i18n.Text;
import io.novadesk.profile.lint.Fault.Mend;
import io.novadesk.profile.lint.Fault.Weight;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the faults of one file. */
final class Findings {
  private final Path file;
  private final List<String> lines;

  /** Whether lines of it may be changed here. */
  private final boolean mendable;

  private final List<Fault> found = new ArrayList<>();
  private String entry = "";

  Findings(Path file, String text, boolean mendable) {
    this.file = file;
    this.lines = text.lines().toList();
    this.mendable = mendable;
  }

  Path file() {
    return file;
  }

  /** What is found from now on concerns that cloud. */
  void in(String cloud) {
    entry = cloud;
  }

  void error(int line, @Nullable Mend mend, String key, Object... values) {
    add(Weight.ERROR, line, mend, key, values);
  }

  void warn(int line, @Nullable Mend mend, String key, Object... values) {
    add(Weight.WARNING, line, mend, key, values);
  }

  private void add(Weight weight, int line, @Nullable Mend mend, String key, Object... values) {
    found.add(new Fault(weight, file, line, entry, Text.of(key, values), mend));
  }

  String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** The line with one part of it exchanged; null where it does not stand there exactly once. */
  @Nullable Mend exchange(int line, String part, String other) {
    String now = line(line);
    int at = now.indexOf(part);
    if (part.isEmpty() || at < 0 || now.indexOf(part, at + 1) >= 0) {
      return null;
    }
    return whole(line, now.substring(0, at) + other + now.substring(at + part.length()));
  }

  /** The line with another one in its place. */
  @Nullable Mend whole(int line, String other) {
    return mendable && !line(line).isEmpty() ? new Mend(line, line(line), other) : null;
  }

  /** In the order of the file. */
  List<Fault> all() {
    return found.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
  }
}
