package io.novadesk.view.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.view.parts.ColumnWidths.Claim;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who gets the room, and who is cut first. */
class ColumnWidthsTest {
  private static final Claim NAME = new Claim(80, 160, 120, true);
  private static final Claim STATUS = new Claim(100, 180, 110, false);
  private static final Claim IMAGE = new Claim(60, 140, 130, false);

  @Test
  void whatIsLeftOverIsShared() {
    assertThat(ColumnWidths.share(960, NAME, STATUS, IMAGE)).containsExactly(320, 360, 280);
  }

  /** The comfort of others goes before anything has to be cut. */
  @Test
  void nothingIsCutWhileAllTextsFit() {
    double[] widths = ColumnWidths.share(370, NAME, STATUS, IMAGE);
    assertThat(widths[0]).isGreaterThanOrEqualTo(120);
    assertThat(widths[1]).isGreaterThanOrEqualTo(110);
    assertThat(widths[2]).isGreaterThanOrEqualTo(130);
    assertThat(Arrays.stream(widths).sum()).isEqualTo(370);
  }

  @Test
  void theNameIsCutLast() {
    assertThat(ColumnWidths.share(280, NAME, STATUS, IMAGE)).containsExactly(120, 100, 60);
    assertThat(ColumnWidths.share(260, NAME, STATUS, IMAGE)).containsExactly(100, 100, 60);
  }

  @Test
  void aLongNameTakesMoreThanItHadBefore() {
    Claim longName = new Claim(80, 100, 240, true);
    double[] widths = ColumnWidths.share(500, longName, STATUS, IMAGE);
    assertThat(widths[0]).isGreaterThanOrEqualTo(240);
  }

  @Test
  void whereNotEvenTheLeastFitsTheTableScrolls() {
    assertThat(ColumnWidths.share(200, NAME, STATUS, IMAGE)).containsExactly(160, 180, 140);
    assertThat(ColumnWidths.share(100)).isEmpty();
  }

  @Test
  void theRoomIsFilledToThePixel() {
    Random random = new Random(3);
    for (int round = 0; round < 2_000; round++) {
      Claim[] claims = new Claim[1 + random.nextInt(8)];
      for (int i = 0; i < claims.length; i++) {
        int least = 40 + random.nextInt(80);
        claims[i] =
            new Claim(
                least,
                least + random.nextInt(200),
                20.5 + random.nextInt(300),
                random.nextInt(3) == 0);
      }
      double least = Arrays.stream(claims).mapToDouble(Claim::least).sum();
      double room = Math.floor(least + random.nextInt(1_500));
      double[] widths = ColumnWidths.share(room, claims);
      assertThat(Arrays.stream(widths).sum()).isEqualTo(room);
      for (int i = 0; i < claims.length; i++) {
        assertThat(widths[i]).isGreaterThanOrEqualTo(Math.floor(claims[i].least()));
      }
    }
  }
}
