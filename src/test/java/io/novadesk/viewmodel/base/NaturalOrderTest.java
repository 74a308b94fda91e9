package io.novadesk.viewmodel.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
  @Test
  void countsNumbersAsPeopleDo() {
    List<String> expected =
        List.of(
            "",
            "10",
            "api-1",
            "Web-2",
            "web-9",
            "web-10",
            "web-010x",
            "web-99999999999999999999",
            "zone");
    List<String> shuffled = new ArrayList<>(expected);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(NaturalOrder.INSTANCE);
    assertThat(shuffled).isEqualTo(expected);
  }

  @Test
  void theKeysOfTextsStandInTheSameOrder() {
    Random random = new Random(5);
    String letters = "aAbZ_-. 0012987\u00e9\u00c9\u212a\u6f22\ud83d\ude00";
    for (int i = 0; i < 20_000; i++) {
      String a = text(random, letters, 7);
      String b = text(random, letters, 7);
      int byKey = Arrays.compareUnsigned(NaturalOrder.key(a), NaturalOrder.key(b));
      assertThat(Integer.signum(byKey))
          .as("%s and %s", a, b)
          .isEqualTo(Integer.signum(NaturalOrder.INSTANCE.compare(a, b)));
    }
  }

  /** Also where they fit into no number, and with zeros before them. */
  @Test
  void theKeysOfNumbersStandByTheirValue() {
    Random random = new Random(6);
    for (int i = 0; i < 20_000; i++) {
      String a = "n" + text(random, "0123456789", 24);
      String b = random.nextInt(9) == 0 ? "n00" + a.substring(1) : "n" + text(random, "09", 24);
      int byKey = Arrays.compareUnsigned(NaturalOrder.key(a), NaturalOrder.key(b));
      assertThat(Integer.signum(byKey))
          .as("%s and %s", a, b)
          .isEqualTo(Integer.signum(NaturalOrder.INSTANCE.compare(a, b)));
    }
  }

  private static String text(Random random, String letters, int shorterThan) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(shorterThan); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
