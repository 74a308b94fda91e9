package io.novadesk.viewmodel.undo;

/**
 * One server or image of what can be taken back.
 *
 * @param does what taking it back does to it
 * @param whyNot why it cannot be taken back now, as a sentence; empty when it can
 * @param since what others changed since, which would be undone too; empty where nothing is known
 */
public record UndoLine(String name, String does, String whyNot, String since) {
  static UndoLine of(Undoable part) {
    String whyNot = part.whyNot();
    return new UndoLine(part.name(), part.words(), whyNot, whyNot.isEmpty() ? part.since() : "");
  }
}
