package io.novadesk.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T08:15:01Z,            2026-11-23T08:15:01Z",
    "2026-11-23T08:15:01,             2026-11-23T08:15:01Z",
    "2026-11-23T08:15:01.000042,      2026-11-23T08:15:01.000042Z",
    "2026-11-23T08:15:01.5Z,          2026-11-23T08:15:01.5Z",
    "2026-11-23 08:15:01+01:00,       2026-11-23T07:15:01Z",
    "2028-02-29T23:59:59Z,            2028-02-29T23:59:59Z",
  })
  void readsEveryForm(String text, Instant instant) {
    assertThat(Times.parse(text)).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026-13-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-11-23T24:15:00Z",
        "2026-11-23T08:1x:00Z",
        "2026-11-23T08:15:00.00004x",
        "2026x11-23T08:15:00Z"
      })
  void readsNothingWhereThereIsNoTime(String text) {
    assertThat(Times.parse(text)).isNull();
  }
}
