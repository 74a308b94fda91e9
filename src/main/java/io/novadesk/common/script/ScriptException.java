package io.novadesk.common.script;

import io.novadesk.i18n.Text;

/** A script that cannot be read; the sentence names the line. */
public final class ScriptException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line from 1
   */
  ScriptException(int line, String sentence) {
    super(Text.of("script.fault", line, sentence));
    this.line = line;
  }

  public int line() {
    return line;
  }
}
