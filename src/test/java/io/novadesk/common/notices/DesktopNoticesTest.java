package io.novadesk.common.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.MessageBus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a real notification daemon on a message bus of its own. */
@Timeout(120)
class DesktopNoticesTest {
  @TempDir Path home;

  /** Shows two notices; prints why one could not be shown. */
  public static final class Person {
    private Person() {}

    public static void main(String[] args) {
      DesktopNotices notices = new FreedesktopNotices();
      try {
        notices.show(
            new Notice("It's “web-1” \\ 🚨", "north: <b>No valid host</b> & more\nline two", true));
        notices.show(new Notice("Ended", "", false));
        System.out.println("shown");
      } catch (NoticeException e) {
        System.out.println(e.getMessage());
      }
      System.exit(0);
    }
  }

  private List<String> told(List<String> programs, String session) throws Exception {
    return new MessageBus(home).lines(programs, session, Person.class);
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
                + MessageBus.PROGRAM);
    assertThat(told).first().isEqualTo("shown");
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
