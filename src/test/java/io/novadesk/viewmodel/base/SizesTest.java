package io.novadesk.viewmodel.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sizes and spans of time as people read them. */
class SizesTest {
  @Test
  void memoryIsToldInTheLargestUnitThatNeedsNoMoreThanAHalf() {
    assertThat(Sizes.ofMib(512)).isEqualTo("512 MiB");
    assertThat(Sizes.ofMib(2048)).isEqualTo("2 GiB");
    assertThat(Sizes.ofMib(3584)).isEqualTo("3.5 GiB");
    assertThat(Sizes.ofMib(1100)).isEqualTo("1100 MiB");
  }

  @Test
  void whatTookAMomentIsToldInTenthsAndNeverAsNothing() {
    assertThat(Ages.took(Duration.ofMillis(4))).isEqualTo("0.1 s");
    assertThat(Ages.took(Duration.ofMillis(3_290))).isEqualTo("3.2 s");
    assertThat(Ages.took(Duration.ofSeconds(42))).isEqualTo("42 s");
  }
}
