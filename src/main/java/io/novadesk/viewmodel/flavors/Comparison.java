package io.novadesk.viewmodel.flavors;

import io.novadesk.api.compute.Flavor;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Flavors side by side.
 *
 * @param names of the flavors, one for each column
 */
public record Comparison(List<String> names, List<Line> lines) {
  /** More than these do not fit beside each other. */
  public static final int MOST = 5;

  /**
   * One property of all of them.
   *
   * @param differs whether they are not all the same
   */
  public record Line(String label, List<String> values, boolean differs) {}

  static Comparison of(List<Flavor> chosen) {
    List<Flavor> flavors = chosen.subList(0, Math.min(MOST, chosen.size()));
    List<Line> lines = new ArrayList<>();
    add(lines, flavors, "column.flavor.VCPUS", f -> Objects.toString(f.vcpus(), ""));
    add(lines, flavors, "column.flavor.RAM", f -> Sizes.ofMib(f.ram()));
    add(lines, flavors, "column.flavor.DISK", f -> Text.of("size.gib", f.disk()));
    add(lines, flavors, "column.flavor.EPHEMERAL", f -> Text.of("size.gib", f.ephemeral()));
    add(lines, flavors, "column.flavor.SWAP", f -> Sizes.ofMib(f.swap()));
    add(lines, flavors, "flavor.rxtx", f -> Objects.toString(f.rxtx(), ""));
    add(
        lines,
        flavors,
        "flavor.public",
        f -> f.isPublic() == null ? "" : Text.of(f.isPublic() ? "yes" : "no"));
    add(lines, flavors, "field.description", f -> Objects.requireNonNullElse(f.description(), ""));
    add(lines, flavors, "column.flavor.ID", Flavor::id);
    SortedSet<String> specs = new TreeSet<>();
    flavors.forEach(f -> specs.addAll(f.extraSpecs().keySet()));
    for (String spec : specs) {
      lines.add(line(spec, flavors, f -> f.extraSpecs().getOrDefault(spec, "–")));
    }
    return new Comparison(flavors.stream().map(Flavor::name).toList(), List.copyOf(lines));
  }

  /** What none of them tells is left out. */
  private static void add(
      List<Line> lines, List<Flavor> flavors, String key, Function<Flavor, String> value) {
    Line line = line(Text.of(key), flavors, value);
    if (!line.values().stream().allMatch(String::isEmpty)) {
      lines.add(line);
    }
  }

  private static Line line(String label, List<Flavor> flavors, Function<Flavor, String> value) {
    List<String> values = flavors.stream().map(value).toList();
    return new Line(label, values, values.stream().distinct().count() > 1);
  }
}
