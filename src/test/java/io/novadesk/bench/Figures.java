package io.novadesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of what was measured, each figure beside its goal. */
public final class Figures {
  private record Line(String what, String measured, String goal) {}

  private final String title;
  private final List<Line> lines = new ArrayList<>();

  public Figures(String title) {
    this.title = title;
  }

  /** A plain figure. */
  public Figures say(String what, String unit, double value) {
    lines.add(new Line(what, number(value) + " " + unit, ""));
    return this;
  }

  /** A figure that should stay below a goal in the same unit. */
  public Figures say(String what, String unit, double value, double goal) {
    lines.add(
        new Line(
            what,
            number(value) + " " + unit,
            "goal " + number(goal) + (value <= goal ? "" : "  MISSED")));
    return this;
  }

  /** How many times as much as something else in the same run. */
  public Figures ratio(String what, double value, double of, double goal) {
    return say(what, "times", value / of, goal);
  }

  /** Prints the table, with the load under which it came about. */
  public void print() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%s (%d processors, %s)%n",
            title,
            Runtime.getRuntime().availableProcessors(),
            load()));
    for (Line line : lines) {
      text.append(
          String.format(Locale.ROOT, "  %-62s %16s   %s%n", line.what, line.measured, line.goal));
    }
    System.out.print(text);
  }

  /** How many others wanted the processors in the last minute, where the system tells it. */
  private static String load() {
    try {
      return "load " + Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    } catch (IOException _) {
      return "load unknown";
    }
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 20 ? "%.2f" : "%.0f", value);
  }
}
