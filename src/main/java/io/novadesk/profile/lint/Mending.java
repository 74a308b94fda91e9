package io.novadesk.profile.lint;

import io.novadesk.i18n.Text;
import io.novadesk.profile.edit.ChangedMeanwhileException;
import io.novadesk.profile.edit.TextFile;
import io.novadesk.profile.lint.Fault.Mend;
import java.io.IOException;

/** Mends a fault in its file. Blocking. */
public final class Mending {
  private Mending() {}

  /**
   * Puts the mended line in the place of the faulty one. All other bytes stay as they are.
   *
   * @throws ChangedMeanwhileException when the line is another one by now; nothing is written then
   * @throws IOException when the file cannot be read or written
   */
  public static void mend(Fault fault) throws IOException, ChangedMeanwhileException {
    Mend mend = fault.mend();
    if (mend == null) {
      throw new IllegalArgumentException(fault.sentence());
    }
    TextFile file = TextFile.read(fault.path());
    String text = file.text();
    int start = 0;
    for (int line = 1; line < mend.line() && start >= 0; line++) {
      start = text.indexOf('\n', start) + 1;
      start = start == 0 ? -1 : start;
    }
    int end = start + mend.now().length();
    boolean same =
        start >= 0
            && text.startsWith(mend.now(), start)
            && (end == text.length() || text.charAt(end) == '\n' || text.charAt(end) == '\r');
    if (!same) {
      throw new ChangedMeanwhileException(Text.of("edit.changedMeanwhile", fault.path()));
    }
    String mended = mend.mended().replace("\n", text.startsWith("\r", end) ? "\r\n" : "\n");
    file.replace(text.substring(0, start) + mended + text.substring(end));
  }
}
