package io.novadesk.cloud.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedKeyTest {
  private static final List<String> SENT = List.of("owner", "a/b", "tier", "owner-team");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Invalid input for field/attribute owner. Value: xxxx. 'xxxx' is too long|owner
          Invalid input for field/attribute metadata. Value: {'tier': 'x', 'a/b': 'y'}. 'a/b' does not match any of the regexes: '^[a-zA-Z0-9-_:. ]{1,255}$'|a/b
          Invalid input for field/attribute metadata. Value: {'tier': 'x', 'a/b': 'y'}. Additional properties are not allowed ('a/b' was unexpected)|a/b
          Attribute 'tier' is read-only.|tier
          Attribute tier is reserved.|tier
          Property owner-team is protected|owner-team
          Metadata property key greater than 255 characters|
          Maximum number of metadata items exceeds 128|
          Neither 'owner' nor 'tier' can be set|
          """)
  void findsTheKeyThatIsNamed(String sentence, String key) {
    assertThat(RefusedKey.in(sentence, SENT).orElse(null)).isEqualTo(key);
  }
}
