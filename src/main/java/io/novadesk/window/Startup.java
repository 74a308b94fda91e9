package io.novadesk.window;

import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Language;
import io.novadesk.i18n.Text;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.stage.Stage;

/** How the program comes to its window. */
public final class Startup {
  /** The status of {@link #open} while a window stands: the toolkit's own thread goes on. */
  public static final int IS_OPEN = -1;

  private static final int NO_WINDOW = 1;

  private Startup() {}

  /**
   * Opens the window and gives the toolkit's thread the rest. While the toolkit starts, all that
   * needs none begins beside it, the login to the demo cloud above all.
   *
   * @param clouds go straight into these; several are opened side by side; none: those of the last
   *     time
   * @param team folder that a team shares; empty: what the settings say
   * @return the status to end with, or {@link #IS_OPEN}
   */
  public static int open(
      DemoSettings demoSettings, boolean intoDemo, List<String> clouds, String team) {
    CountDownLatch running = new CountDownLatch(1);
    FutureTask<Models> making =
        new FutureTask<>(
            () -> {
              Models models =
                  new Models(new FxTaskRunner(running), demoSettings, Profile.ofThisUser(), team);
              speakAsSentencesDo();
              if (intoDemo) {
                models.connect().openDemo();
              } else if (clouds.isEmpty()) {
                models.morning().begin();
              } else if (clouds.size() == 1) {
                models.connect().open(clouds.getFirst());
              } else {
                models.connect().openings().open(clouds);
              }
              return models;
            });
    Thread.ofPlatform().name("novadesk-models").start(making);
    try {
      Platform.startup(
          () -> {
            running.countDown();
            StartupTrace.mark("toolkit");
            Window window = new Window(new Stage(), made(making), Platform::exit);
            window.guard();
            window.begin(intoDemo || !clouds.isEmpty());
          });
    } catch (UnsupportedOperationException e) {
      System.err.println(Text.of("window.noDisplay", String.valueOf(e.getMessage())));
      return NO_WINDOW;
    }
    return IS_OPEN;
  }

  private static Models made(FutureTask<Models> making) {
    try {
      return making.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The toolkit has words of its own, such as those of a text field's menu. */
  private static void speakAsSentencesDo() {
    Language spoken = Text.language();
    if (!Locale.getDefault().getLanguage().equals(spoken.locale().getLanguage())) {
      Locale.setDefault(spoken.locale());
    }
  }
}
