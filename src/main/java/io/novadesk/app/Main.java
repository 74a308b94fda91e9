package io.novadesk.app;

import io.novadesk.cli.Commands;
import io.novadesk.cli.Desk;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Language;
import io.novadesk.i18n.Text;
import io.novadesk.window.Profile;
import io.novadesk.window.Startup;
import io.novadesk.window.StartupTrace;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    StartupTrace.mark("main");
    Text.speak(Language.ofSystem());
    WindowStart window = WindowStart.of(args);
    int status =
        window == null
            ? Commands.in(new CommandLine(new NovadeskCommand()), desk(), args).execute(args)
            : open(window);
    // With a window the toolkit's own thread goes on, and the end of the window is the end of the
    // program.
    if (status != Startup.IS_OPEN) {
      System.exit(status);
    }
  }

  private static Desk desk() {
    Profile profile = Profile.ofThisUser();
    return new Desk(
        profile.connections(),
        profile.clouds(),
        profile.folder(),
        profile.keychain(),
        new Terminal(),
        new PrintWriter(System.out, false, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }

  private static int open(WindowStart window) {
    StartupTrace.enable(window.trace());
    return Startup.open(DemoSettings.standard(), window.demo(), window.clouds(), window.team());
  }
}
