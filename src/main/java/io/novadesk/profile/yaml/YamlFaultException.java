package io.novadesk.profile.yaml;

/** A text that is no YAML, or none that can describe clouds. */
public final class YamlFaultException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  /**
   * @param line from 1
   * @param problem the parser's own words, which quote nothing of the text
   */
  YamlFaultException(int line, String problem) {
    super(problem);
    this.line = line;
  }

  /** The first line, from 1, that cannot be understood. */
  public int line() {
    return line;
  }
}
