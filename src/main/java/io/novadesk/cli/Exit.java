package io.novadesk.cli;

/** What the program says to a script at its end. */
public final class Exit {
  public static final int DONE = 0;
  public static final int SOME_FAILED = 1;
  public static final int USAGE = 2;
  public static final int NO_LOGIN = 3;
  public static final int NOTHING_MATCHED = 4;
  public static final int GUARDED = 5;
  public static final int UNKNOWN = 6;

  private Exit() {}
}
