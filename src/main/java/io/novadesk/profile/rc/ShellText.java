package io.novadesk.profile.rc;

/** A script and how far it is read. */
final class ShellText {
  private final String script;
  private int at;
  private int line = 1;

  ShellText(String script) {
    this.script = script;
  }

  boolean atEnd() {
    return at >= script.length();
  }

  int line() {
    return line;
  }

  /** The next sign; a zero at the end. */
  char peek() {
    return atEnd() ? '\0' : script.charAt(at);
  }

  boolean startsWith(String text) {
    return script.startsWith(text, at);
  }

  /** Goes past this text if it comes next. */
  boolean take(String text) {
    if (!startsWith(text)) {
      return false;
    }
    take(text.length());
    return true;
  }

  /** Goes past as many signs as there are, and tells them. */
  String take(int signs) {
    String taken = script.substring(at, Math.min(script.length(), at + signs));
    at += taken.length();
    line += (int) taken.chars().filter(c -> c == '\n').count();
    return taken;
  }

  char next() {
    return take(1).charAt(0);
  }

  String restOfLine() {
    int end = script.indexOf('\n', at);
    return script.substring(at, end < 0 ? script.length() : end);
  }

  /** Goes to the end of the line, not past it. */
  void skipLine() {
    take(restOfLine().length());
  }

  /** Goes past a name of a variable, if one comes next, and tells it; else empty. */
  String takeName() {
    int end = at;
    while (end < script.length() && isNameSign(script.charAt(end), end > at)) {
      end++;
    }
    return take(end - at);
  }

  private static boolean isNameSign(char sign, boolean further) {
    return sign == '_'
        || (sign >= 'a' && sign <= 'z')
        || (sign >= 'A' && sign <= 'Z')
        || (further && sign >= '0' && sign <= '9');
  }
}
