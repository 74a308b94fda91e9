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
}
