package io.novadesk.app;

import picocli.CommandLine;

/** The entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    StartupTrace.mark("main");
    int status = new CommandLine(new NovadeskCommand()).execute(args);
    // With a window the toolkit's own thread goes on, and the end of the window is the end of the
    // program.
    if (status != NovadeskCommand.WINDOW_IS_OPEN) {
      System.exit(status);
    }
  }
}
