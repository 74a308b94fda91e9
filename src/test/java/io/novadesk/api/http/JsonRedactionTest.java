package io.novadesk.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRedactionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"adminPass\": \"abc\", \"name\": \"x\"}     | {\"adminPass\": \"***\", \"name\": \"x\"}",
        "{\"passcode\": 123456, \"size\": 7}           | {\"passcode\": \"***\", \"size\": 7}",
        "{\"token\": {\"id\": \"abc\"}}                | {\"token\": {\"id\": \"***\"}}",
        "{\"user\": {\"id\": \"abc\"}}                 | {\"user\": {\"id\": \"abc\"}}",
        "{\"credentials\": {\"key\": \"abc\"}}         | {\"credentials\": {\"key\": \"***\"}}",
        "{\"secret\": [\"a1\", {\"x\": \"a2\"}]}       | {\"secret\": [\"***\", {\"x\": \"a2\"}]}",
        "{\"href\": \"http://h/?token=abc\"}           | {\"href\": \"http://h/?token=***\"}",
        "{\"href\": \"http://u:abc@h/\"}               | {\"href\": \"http://***@h/\"}",
        "{\"href\": \"http://h/v2.0/tokens/abc\"}      | {\"href\": \"http://h/v2.0/tokens/***\"}",
        "{\"password\": \"cut he                       | {\"password\": \"***\"",
        "{\"\": \"x\", \"password\" : \"a\\\"b\"}      | {\"\": \"x\", \"password\" : \"***\"}",
      })
  void masksWhatIsSecretAndNothingElse(String text, String clean) {
    assertThat(JsonRedaction.clean(text)).isEqualTo(clean);
  }

  /** Names that look alike to whoever keeps them by length and first and last letter. */
  @ParameterizedTest
  @CsvSource({"password, prefixed", "secret, socket", "api_key, anybody"})
  void tellsNamesApartThatLookAlike(String secret, String open) {
    assertThat(JsonRedaction.clean(body(secret, "2", open))).isEqualTo(body(secret, "***", open));
  }

  private static String body(String secret, String value, String open) {
    String once = "{\"" + open + "\":\"1\",\"" + secret + "\":\"" + value + "\"}";
    return "[" + once + "," + once + "]";
  }
}
