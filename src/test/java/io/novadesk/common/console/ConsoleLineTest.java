package io.novadesk.common.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.common.console.ConsoleLine.Colour;
import io.novadesk.common.console.ConsoleLine.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleLineTest {
  private static final String ESC = "\u001b";

  @Test
  void keepsColoursAndDropsEveryOtherControl() {
    ConsoleLine line =
        ConsoleLine.parse("[" + ESC + "[0;32m  OK  " + ESC + "[0m] Started" + ESC + "[K\r\u0007");
    assertThat(line.text()).isEqualTo("[  OK  ] Started");
    assertThat(line.runs())
        .containsExactly(
            new Run("[", Colour.NONE, false),
            new Run("  OK  ", Colour.GREEN, false),
            new Run("] Started", Colour.NONE, false));
  }

  @Test
  void readsBoldBrightAndUnfinishedSequences() {
    assertThat(ConsoleLine.parse(ESC + "[1;91mno").runs())
        .containsExactly(new Run("no", Colour.RED, true));
    assertThat(ConsoleLine.parse("cut" + ESC).text()).isEqualTo("cut");
    assertThat(ConsoleLine.parse("cut" + ESC + "[3").text()).isEqualTo("cut");
    assertThat(ConsoleLine.parse(ESC + "]0;title\u0007login:").text()).isEqualTo("login:");
    assertThat(ConsoleLine.parse(ESC + "]0;title" + ESC + "\\login:").text()).isEqualTo("login:");
    assertThat(ConsoleLine.parse("a\tb").text()).isEqualTo("a       b");
  }

  @Test
  void readsColoursOfCloudsThatTakeTheEscapesOut() {
    List<ConsoleLine> lines =
        ConsoleLine.parseAll(
            "[[0;32m  OK  [0m] Started [0;1;39mssh.service[0m.[K\n"
                + "[    5.771003] array[3] load [5m] [1;38;5;208mwarm[m [?25hdone");
    assertThat(lines)
        .extracting(ConsoleLine::text)
        .containsExactly(
            "[  OK  ] Started ssh.service.", "[    5.771003] array[3] load [5m] warm done");
    assertThat(lines.getFirst().runs())
        .startsWith(
            new Run("[", Colour.NONE, false),
            new Run("  OK  ", Colour.GREEN, false),
            new Run("] Started ", Colour.NONE, false),
            new Run("ssh.service", Colour.NONE, true));
  }

  @Test
  void leavesBracketsAloneWhereNothingSaysThatTheyWereColours() {
    assertThat(ConsoleLine.parseAll("[32m] since [1m\n").getFirst().text())
        .isEqualTo("[32m] since [1m");
    // Where ESC came through, what looks like its remains is text.
    assertThat(ConsoleLine.parseAll("[32m" + ESC + "[0mplain").getFirst().text())
        .isEqualTo("[32mplain");
  }

  @Test
  void aLogHasNoLineAfterItsLastEnd() {
    assertThat(ConsoleLine.parseAll("one\r\ntwo\n"))
        .extracting(ConsoleLine::text)
        .containsExactly("one", "two");
    assertThat(ConsoleLine.parseAll("")).isEmpty();
  }
}
