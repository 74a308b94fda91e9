package io.novadesk.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One-time codes, by the examples of RFC 6238 (appendix B, SHA-1, the last six digits). */
class TotpSeedTest {
  /** "12345678901234567890" in base32. */
  private static final String RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void makesTheCodesOfTheStandard(long second, String code) {
    Secret seed = TotpSeed.find(RFC).orElseThrow();
    assertThat(TotpSeed.code(seed, Instant.ofEpochSecond(second)).reveal()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gezd gnbv gy3t qojq gezd gnbv gy3t qojq",
        " GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ==== ",
        "otpauth://totp/Cloud:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Cloud",
        "otpauth://totp/ada?issuer=Cloud&secret=gezdgnbvgy3tqojqgezdgnbvgy3tqojq"
      })
  void findsTheSeedAsAppsShowIt(String typed) {
    assertThat(TotpSeed.find(typed)).map(Secret::reveal).contains(RFC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "A", "123456", "otpauth://totp/ada?issuer=Cloud", "GEZD!NBV", "ÄBCD"})
  void takesNothingElseForASeed(String typed) {
    assertThat(TotpSeed.find(typed)).isEmpty();
  }

  @Test
  void neverShowsItself() {
    Credentials known =
        new Credentials.Totp(
            Credentials.User.named("ada", null), new Passcode.Seed(Secret.of(RFC)));
    assertThat(known.toString()).doesNotContain(RFC);
    assertThat(known.canBeRepeated()).isTrue();
    assertThat(known.at(Instant.now()).canBeRepeated()).isFalse();
  }
}
