package io.novadesk.profile.rc;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a file sets, as far as that can be told without running it.
 *
 * @param values the variables that are set
 * @param unclear those that only a shell could tell, and where; none of them is in {@code values}
 * @param notes what concerns no single variable
 */
public record RcFile(
    Map<String, String> values, Map<String, Unclear> unclear, List<Unclear> notes) {
  private static final Pattern POWERSHELL =
      Pattern.compile("(?im)^\\s*\\$env:\\w+\\s*=|^\\s*\\[(System\\.)?Environment]::Set");
  private static final Pattern BATCH = Pattern.compile("(?im)^\\s*@?set\\s+(/p\\s+)?\"?OS_\\w+=");

  public RcFile {
    values = Map.copyOf(values);
    unclear = Map.copyOf(unclear);
    notes = List.copyOf(notes);
  }

  /** Why something cannot be told. */
  public enum Reason {
    /** Whoever runs the file is asked for it. */
    ASKED,
    /** A command has to run first. */
    COMMAND,
    /** It depends on something that only a shell can find out. */
    CONDITION,
    /** A loop, a function or another part of the language that is not read here. */
    LANGUAGE,
    /** Another file is read. */
    OTHER_FILE,
    /** A quote or a bracket is open until the end: nothing from there on can be read. */
    BROKEN
  }

  /**
   * @param line from 1
   */
  public record Unclear(Reason reason, int line) {}

  /**
   * Reads the text as bash, PowerShell or the command prompt of Windows would.
   *
   * @param environment what the file may refer to
   */
  public static RcFile of(String text, Map<String, String> environment) {
    String plain = text.replace("\r\n", "\n");
    if (POWERSHELL.matcher(plain).find()) {
      return new PowerShell(environment).read(plain);
    }
    if (BATCH.matcher(plain).find()) {
      return new Batch(environment).read(plain);
    }
    return new Shell(environment).read(plain);
  }
}
