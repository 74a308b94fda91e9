package io.novadesk.viewmodel.json;

import io.novadesk.api.JsonText.Document;
import io.novadesk.api.JsonText.Line;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which objects and arrays of a document are folded, and which lines that leaves to be seen. */
final class Folds {
  /** With more folds than this a new document starts unfolded: nobody folded them one by one. */
  private static final int CARRIED = 500;

  private final Document document;
  private final BitSet folded = new BitSet();

  Folds(Document document) {
    this.document = document;
  }

  static boolean canFold(Line line) {
    return line.opens() && line.partner() > line.index();
  }

  boolean isFolded(Line line) {
    return folded.get(line.index());
  }

  void fold(Line line) {
    folded.set(line.index());
  }

  void unfold(Line line) {
    folded.clear(line.index());
  }

  void unfoldAll() {
    folded.clear();
  }

  /** Folds whatever lies inside something else; the outermost stays open, else nothing is seen. */
  void foldAll() {
    for (Line line : document.lines()) {
      if (canFold(line) && line.depth() > 0) {
        folded.set(line.index());
      }
    }
  }

  /** Opens everything around a line. Tells whether anything was closed. */
  boolean reveal(Line line) {
    boolean changed = false;
    for (int i = line.parent(); i >= 0; i = document.lines().get(i).parent()) {
      changed |= folded.get(i);
      folded.clear(i);
    }
    return changed;
  }

  /** The lines to be seen between two places, the latter not included. */
  List<Line> visible(int from, int to) {
    List<Line> lines = document.lines();
    if (folded.isEmpty()) {
      return lines.subList(from, to);
    }
    List<Line> seen = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Line line = lines.get(i);
      seen.add(line);
      if (folded.get(i)) {
        i = line.partner();
      }
    }
    return seen;
  }

  List<Line> visible() {
    return visible(0, document.lines().size());
  }

  /** Folds what has the same place in a later version of the document. */
  Folds carriedTo(Document later) {
    Folds carried = new Folds(later);
    if (folded.cardinality() <= CARRIED) {
      folded.stream()
          .mapToObj(i -> find(later, path(document.lines().get(i))))
          .filter(Objects::nonNull)
          .forEach(carried::fold);
    }
    return carried;
  }

  /** From the outermost to the line: a name in an object, a number in an array. */
  private List<String> path(Line line) {
    List<String> path = new ArrayList<>();
    for (Line at = line; at.parent() >= 0; at = document.lines().get(at.parent())) {
      path.addFirst(step(document, at));
    }
    return path;
  }

  private static String step(Document in, Line line) {
    if (line.name() != null) {
      return line.name();
    }
    int place = 0;
    for (int i = line.parent() + 1; i < line.index(); i = after(in, i)) {
      place++;
    }
    return Integer.toString(place);
  }

  private static int after(Document in, int index) {
    return Math.max(index, in.lines().get(index).partner()) + 1;
  }

  private static @Nullable Line find(Document in, List<String> path) {
    if (in.lines().isEmpty()) {
      return null;
    }
    Line at = in.lines().getFirst();
    for (String step : path) {
      if (!canFold(at)) {
        return null;
      }
      Line next = null;
      int place = 0;
      for (int i = at.index() + 1; i < at.partner() && next == null; i = after(in, i)) {
        Line child = in.lines().get(i);
        String name = child.name();
        if (name == null ? step.equals(Integer.toString(place)) : step.equals(name)) {
          next = child;
        }
        place++;
      }
      if (next == null) {
        return null;
      }
      at = next;
    }
    return canFold(at) ? at : null;
  }
}
