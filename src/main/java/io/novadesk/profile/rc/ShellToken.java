package io.novadesk.profile.rc;

/** What a shell's file consists of. */
sealed interface ShellToken {
  int line();

  record Word(ShellWord word) implements ShellToken {
    @Override
    public int line() {
      return word.line();
    }
  }

  /**
   * @param text such as {@code &&} or {@code ;}; a line break for the end of a line
   */
  record Operator(String text, int line) implements ShellToken {}
}
