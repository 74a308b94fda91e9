package io.novadesk.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
    String letters = "aAbZ_-. 0012987";
    for (int i = 0; i < 20_000; i++) {
      String a = text(random, letters);
      String b = text(random, letters);
      int byKey = NaturalOrder.key(a).compareTo(NaturalOrder.key(b));
      assertThat(Integer.signum(byKey))
          .as("%s and %s", a, b)
          .isEqualTo(Integer.signum(NaturalOrder.INSTANCE.compare(a, b)));
    }
  }

  private static String text(Random random, String letters) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
