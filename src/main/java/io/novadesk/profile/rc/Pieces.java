package io.novadesk.profile.rc;

import io.novadesk.profile.rc.ShellWord.Piece;
import java.util.ArrayList;
import java.util.List;

/** The pieces of a word while it is read; bare text that follows bare text is one piece. */
final class Pieces {
  private final List<Piece> all = new ArrayList<>();
  private final StringBuilder bare = new StringBuilder();

  void bare(char sign) {
    bare.append(sign);
  }

  void quoted(String text) {
    add(new Piece.Text(text, true));
  }

  void add(Piece piece) {
    end();
    all.add(piece);
  }

  private void end() {
    if (!bare.isEmpty()) {
      all.add(new Piece.Text(bare.toString(), false));
      bare.setLength(0);
    }
  }

  /** The text so far where all of it is bare; else empty. */
  String bareStart() {
    return all.isEmpty() ? bare.toString() : "";
  }

  List<Piece> list() {
    end();
    return all;
  }
}
