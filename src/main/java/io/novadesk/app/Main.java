package io.novadesk.app;

import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Language;
import io.novadesk.i18n.Text;
import io.novadesk.window.Startup;
import io.novadesk.window.StartupTrace;
import picocli.CommandLine;

/** The entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    StartupTrace.mark("main");
    Text.speak(Language.ofSystem());
    WindowStart window = WindowStart.of(args);
    int status =
        window == null ? new CommandLine(new NovadeskCommand()).execute(args) : open(window);
    // With a window the toolkit's own thread goes on, and the end of the window is the end of the
    // program.
    if (status != Startup.IS_OPEN) {
      System.exit(status);
    }
  }

  private static int open(WindowStart window) {
    StartupTrace.enable(window.trace());
    return Startup.open(DemoSettings.standard(), window.demo(), window.clouds());
  }
}
