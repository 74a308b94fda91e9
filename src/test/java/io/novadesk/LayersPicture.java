package io.novadesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds the picture of the layers in ARCHITECTURE.md against the code: a part of the test of them.
 */
class LayersPicture {
  private static final Pattern ARROW = Pattern.compile("(?m)^ +(\\w+) --> (\\w+)$");
  private static final String ROOT = "io.novadesk.";

  private record Arrow(String from, String to) implements Comparable<Arrow> {
    @Override
    public int compareTo(Arrow other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return from + " --> " + to;
    }
  }

  private static Set<Arrow> drawn() throws IOException {
    return ARROW
        .matcher(Files.readString(Path.of("ARCHITECTURE.md")))
        .results()
        .map(found -> new Arrow(found.group(1), found.group(2)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Arrow> inTheCode(JavaClasses classes) {
    Set<Arrow> arrows = new TreeSet<>();
    for (JavaClass each : classes) {
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        String from = layer(each);
        String to = layer(dependency.getTargetClass());
        if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
          arrows.add(new Arrow(from, to));
        }
      }
    }
    return arrows;
  }

  private static String layer(JavaClass of) {
    String name = of.getPackageName() + ".";
    return name.startsWith(ROOT)
        ? name.substring(ROOT.length(), name.indexOf('.', ROOT.length()))
        : "";
  }

  @ArchTest
  static void noLayerUsesAnotherThatThePictureDoesNotLeadTo(JavaClasses classes)
      throws IOException {
    Set<Arrow> drawn = drawn();
    Set<Arrow> unexplained = inTheCode(classes);
    unexplained.removeIf(arrow -> reachable(drawn, arrow.from()).contains(arrow.to()));
    assertThat(unexplained).isEmpty();
  }

  @ArchTest
  static void everyArrowIsThereInTheCode(JavaClasses classes) throws IOException {
    assertThat(drawn()).isNotEmpty();
    assertThat(inTheCode(classes)).containsAll(drawn());
  }

  private static Set<String> reachable(Set<Arrow> arrows, String from) {
    Set<String> reached = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(Set.of(from));
    while (!next.isEmpty()) {
      String here = next.pop();
      for (Arrow arrow : arrows) {
        if (arrow.from().equals(here) && reached.add(arrow.to())) {
          next.push(arrow.to());
        }
      }
    }
    return reached;
  }
}
