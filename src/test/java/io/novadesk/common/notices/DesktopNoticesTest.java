package io.novadesk.common.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.MessageBus;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real notification daemon on a message bus of its own. */
@Timeout(120)
class DesktopNoticesTest {
  @TempDir Path home;

  /**
   * Shows notices; prints why one could not be shown. With arguments, it runs them, which is to
   * click, and prints which notice led somewhere.
   */
  public static final class Person {
    private Person() {}

    public static void main(String[] click) throws Exception {
      DesktopNotices notices = new FreedesktopNotices();
      BlockingQueue<String> led = new LinkedBlockingQueue<>();
      try {
        notices.show(
            new Notice("It's “web-1” \\ 🚨", "north: <b>No valid host</b> & more\nline two", true),
            () -> led.add("to web-1"));
        notices.show(new Notice("Ended", "", false), () -> led.add("to the task"));
        System.out.println("shown");
        if (click.length > 0) {
          new ProcessBuilder(click).inheritIO().start().waitFor();
          System.out.println(led.poll(20, TimeUnit.SECONDS));
          new ProcessBuilder(click).inheritIO().start().waitFor();
          System.out.println(led.poll(20, TimeUnit.SECONDS));
        }
      } catch (NoticeException e) {
        System.out.println(e.getMessage());
      }
      System.exit(0);
    }
  }

  private List<String> told(List<String> programs, String session, String... click)
      throws Exception {
    return new MessageBus(home).lines(programs, session, Person.class, click);
  }

  @Test
  void aDaemonShowsThem() throws Exception {
    List<String> told =
        told(
            List.of("xvfb-run", "dunst", "dunstctl"),
            "exec xvfb-run -a sh -c 'dunst >/dev/null 2>&1 & daemon=$!;"
                + " until dunstctl count >/dev/null; do :; done; "
                + MessageBus.PROGRAM
                + "; dunstctl close-all; dunstctl history; kill $daemon' "
                + MessageBus.PROGRAM,
            "sh",
            "-c",
            "until [ $(dunstctl count displayed) -gt 0 ]; do :; done;"
                + " dunstctl action 0; dunstctl close");
    // A click on each leads to what it told, the upper one first.
    assertThat(told.subList(0, 3)).containsExactly("shown", "to web-1", "to the task");
    String history = String.join("\n", told);
    assertThat(history)
        .contains(
            "It's “web-1” \\\\ 🚨", "north: &lt;b&gt;No valid host&lt;/b&gt; &amp; more", "Ended");
  }

  @Test
  void saysWhereNobodyShowsThem() throws Exception {
    List<String> told =
        told(
            List.of(),
            "export DBUS_SESSION_BUS_ADDRESS=unix:path=/none; exec " + MessageBus.PROGRAM);
    assertThat(told).singleElement().asString().startsWith("The desktop shows no notices: ");
    FaultMatrix.row(Area.OTHER_POST, "a desktop without a message bus", 0, told.getFirst());
  }
}
