package io.novadesk.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.ApiException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways through the proxies that the environment names. */
class ProxyTest {
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("ann:p@ss+1".getBytes(StandardCharsets.UTF_8));

  private final ExchangeLog log = new ExchangeLog(10);

  private HttpTransport through(FaultServer proxy, String variable) {
    String address = proxy.uri("").toString().replace("http://", "http://ann:p%40ss+1@");
    return new HttpTransport(
        HttpSettings.standard(), log, RetryPolicy.STANDARD, Map.of(variable, address));
  }

  private static String header(String head, String name) {
    return head.lines()
        .filter(l -> l.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(l -> l.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  @Test
  void tellsAProxyWhoWeAre() throws IOException {
    try (FaultServer proxy = new FaultServer(x -> x.json("{}"));
        HttpTransport http = through(proxy, "http_proxy")) {
      http.send(Request.get(URI.create("http://cloud.invalid/v3")));
      String head = proxy.requests().getFirst();
      assertThat(head).startsWith("GET http://cloud.invalid/v3 ");
      assertThat(header(head, "Proxy-Authorization")).isEqualTo(BASIC);
      assertThat(log.all().toString()).doesNotContain(BASIC.substring(6), "p@ss");
    }
  }

  @Test
  void tellsItOnTheWayToATunnelToo() throws IOException {
    try (FaultServer proxy = new FaultServer(x -> x.answer(407, "", ""));
        HttpTransport http = through(proxy, "HTTPS_PROXY")) {
      ApiException e =
          catchThrowableOfType(
              ApiException.class,
              () -> http.send(Request.get(URI.create("https://cloud.invalid/v3"))));
      String head = proxy.requests().getFirst();
      assertThat(head).startsWith("CONNECT cloud.invalid:443 ");
      assertThat(header(head, "Proxy-Authorization")).isEqualTo(BASIC);
      assertThat(e.category()).isEqualTo(ApiException.Category.UNREACHABLE);
      assertThat(e).hasMessageContaining("proxy").hasMessageNotContaining("p@ss");
    }
  }

  @Test
  void tellsNobodyElse() throws IOException {
    try (FaultServer cloud = new FaultServer(x -> x.json("{}"));
        HttpTransport http =
            new HttpTransport(
                HttpSettings.standard(),
                log,
                RetryPolicy.STANDARD,
                Map.of(
                    "http_proxy", "http://ann:secret@proxy.invalid:8", "no_proxy", "127.0.0.1"))) {
      http.send(Request.get(cloud.uri("/v3")));
      assertThat(header(cloud.requests().getFirst(), "Proxy-Authorization")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/,   https_proxy, '',               true",
    "https://a.example/,   HTTPS_PROXY, '',               true",
    "https://a.example/,   all_proxy,   '',               true",
    "http://a.example/,    http_proxy,  b.example,        true",
    "http://a.example/,    http_proxy,  .example,         false",
    "http://a.example:8/,  http_proxy,  'x, a.example:8', false",
    "http://a.example:9/,  http_proxy,  a.example:8,      true",
    "http://a.example/,    http_proxy,  *,                false",
    "http://[2001:db8::1]:8/, http_proxy, '2001:db8::1',    false",
    "http://[2001:db8::1]:8/, http_proxy, '[2001:db8::1]:9', true",
    "http://[2001:db8::1]:8/, http_proxy, '[2001:db8::1]:8', false",
    "http://a.example/,    http_proxy,  .a.example,       false",
    "http://b.a.example/,  http_proxy,  a.example,        false",
    "http://b.a.example/,  http_proxy,  *.a.example,      false",
    "http://ba.example/,   http_proxy,  a.example,        true",
    "http://A.Example./,   http_proxy,  a.EXAMPLE,        false",
    "http://10.1.2.3/,     http_proxy,  10.0.0.0/8,       false",
    "http://11.1.2.3/,     http_proxy,  10.0.0.0/8,       true",
    "http://10.1.2.3/,     http_proxy,  '10.1.2.2/31 x',  false",
    "http://10.1.2.4/,     http_proxy,  10.1.2.2/31,      true",
    "http://10.1.2.3/,     http_proxy,  0.0.0.0/0,        false",
    "http://10.1.2.3:8/,   http_proxy,  10.0.0.0/8:8,     false",
    "http://10.1.2.3:9/,   http_proxy,  10.0.0.0/8:8,     true",
    "http://10.1.2.3/,     http_proxy,  10.0.0.0/99,      true",
    "http://10.1.2.3/,     http_proxy,  10.0.0.0/x,       true",
    "http://10.1.2.3/,     http_proxy,  2.3,              true",
    "http://a.example/,    http_proxy,  10.0.0.0/0,       true",
    "http://[2001:db8::7]/, http_proxy, 2001:db8::/32,    false",
    "http://[2001:db9::7]/, http_proxy, 2001:db8::/32,    true",
    "http://[2001:db8::7]/, http_proxy, '[2001:db8::]/32', false",
    "http://[2001:db8::1]/, http_proxy, '2001:0db8:0::1', false",
    "http://a.example/,    http_proxy,  a.example:x,      true",
    "http://a.example:80/, http_proxy,  a.example:80,     false",
    "https://a.example/,   https_proxy, a.example:443,    false",
    "http://127.0.0.1:8/,  http_proxy,  '',               false",
    "http://localhost/,    http_proxy,  '',               false",
    "http://[::1]/,        http_proxy,  '',               false",
  })
  void knowsWhenToAskOne(URI target, String variable, String exempt, boolean proxied) {
    EnvironmentProxies proxies =
        new EnvironmentProxies(Map.of(variable, "proxy.example:3128", "no_proxy", exempt));
    assertThat(proxies.isProxied(target)).isEqualTo(proxied);
  }
}
