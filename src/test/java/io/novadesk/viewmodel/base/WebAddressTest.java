package io.novadesk.viewmodel.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://cloud.example:6080/vnc_auto.html?path=%3Ftoken%3Dabc",
        "HTTPS://cloud.example/",
        "https://[2001:db8::1]:6080/spice_auto.html?token=abc",
      })
  void letsABrowserOpenPages(String address) {
    assertThat(WebAddress.isPage(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "httpx://cloud.example/",
        "http-evil:run",
        "https:run",
        "http:///etc/passwd",
        "ws://cloud.example:6083/?token=abc",
        "rdp://cloud.example",
        "http://cloud.example/\nfile:///etc/passwd",
        " http://cloud.example/",
        "--new-window http://cloud.example/",
      })
  void andNothingElse(String address) {
    assertThat(WebAddress.isPage(address)).isFalse();
  }
}
