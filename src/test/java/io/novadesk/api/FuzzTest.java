package io.novadesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.ComputeFacts;
import io.novadesk.api.identity.IdentityFacts;
import io.novadesk.api.image.ImageFacts;
import io.novadesk.api.wire.WireFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No body, however broken, leads to anything but a value or an {@link ApiException}. */
class FuzzTest {
  private static final List<String> SEEDS =
      List.of(
          """
          {"servers":[{"id":"a1","name":"web","status":"ACTIVE","image":{"id":"i1"},"flavor":
          {"original_name":"m1","ram":512,"vcpus":1,"extra_specs":{"k":"v"}},"addresses":{"net":
          [{"version":4,"addr":"10.0.0.1","OS-EXT-IPS:type":"fixed"}]},"metadata":{"a":"b"},
          "fault":{"code":500,"message":"no","created":"2020-01-01T00:00:00Z"},"tags":["x"],
          "security_groups":[{"name":"default"}],"created":"2020-01-01T00:00:00Z"}],
          "servers_links":[{"rel":"next","href":"http://h/servers?marker=a1"}]}\
          """,
          """
          {"access":{"token":{"id":"t","expires":"2030-01-01T00:00:00Z","tenant":{"id":"p"}},
          "user":{"name":"u","roles":[{"name":"r"}]},"serviceCatalog":[{"type":"compute",
          "endpoints":[{"region":"R","publicURL":"http://h/v2/p"}]}]}}\
          """,
          """
          {"images":[{"id":7,"name":"i","status":"active","metadata":{"a":1},"server":{"id":"s"},
          "minRam":5,"tags":["a"]}],"next":"/v2/images?marker=7"}\
          """,
          """
          {"limits":{"rate":[{"uri":"*","limit":[{"verb":"GET","value":1}]}],"absolute":{"a":1}},
          "flavors":[{"id":1,"name":"f","swap":"","rxtx_factor":1.5}],
          "keypairs":[{"keypair":{"name":"k"}}],"metadata":{"a":"b"},"server":{"id":"x"},
          "versions":{"values":[{"id":"v2.1","status":"CURRENT","links":[]}]}}\
          """,
          """
          <?xml version="1.0"?><server xmlns="http://docs.openstack.org/compute/api/v1.1" id="1"
          name="n" status="ACTIVE"><metadata><meta key="a">b</meta></metadata><addresses>
          <network id="n"><ip version="4" addr="1.2.3.4"/></network></addresses></server>\
          """,
          "<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1></body></html>");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "9".repeat(900),
          "\"\"",
          "\"\\ud800\"",
          "[]",
          "{}",
          "[[[[]]]]",
          "{\"values\":{\"values\":[]}}",
          "[null,1,\"a\",{}]");

  private final List<Throwable> unexpected = new ArrayList<>();
  private int bodies;

  private void read(byte[] body) {
    bodies++;
    ComputeFacts.readAll(body, unexpected);
    IdentityFacts.readAll(body, unexpected);
    ImageFacts.readAll(body, unexpected);
    WireFacts.readAll(body, unexpected);
  }

  private void read(String body) {
    read(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void cutAtEveryByte() {
    for (String seed : SEEDS) {
      byte[] body = seed.getBytes(StandardCharsets.UTF_8);
      for (int length = 0; length < body.length; length++) {
        read(Arrays.copyOf(body, length));
      }
    }
    assertThat(unexpected).isEmpty();
    assertThat(bodies).isGreaterThan(1_000);
  }

  @Test
  void valuesOfOtherTypes() {
    for (String seed : SEEDS) {
      for (int i = 0; i < seed.length(); i++) {
        int end = valueEnd(seed, i);
        if (end > i) {
          for (String value : VALUES) {
            read(seed.substring(0, i) + value + seed.substring(end));
          }
        }
      }
    }
    assertThat(unexpected).isEmpty();
    assertThat(bodies).isGreaterThan(500);
  }

  /** The end of the scalar that begins behind a colon, a comma or a bracket at {@code i}. */
  private static int valueEnd(String text, int i) {
    if (i == 0 || ":[,".indexOf(text.charAt(i - 1)) < 0) {
      return i;
    }
    char c = text.charAt(i);
    if (c == '"') {
      int close = text.indexOf('"', i + 1);
      return close < 0 ? i : close + 1;
    }
    if (c == '{' || c == '[') {
      return matching(text, i);
    }
    int end = i;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int matching(String text, int i) {
    int depth = 0;
    for (int j = i; j < text.length(); j++) {
      char c = text.charAt(j);
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
        if (depth == 0) {
          return j + 1;
        }
      }
    }
    return i;
  }

  @Test
  void bytesThatAreNoText() {
    Random random = new Random(20261123);
    for (String seed : SEEDS) {
      for (int round = 0; round < 60; round++) {
        byte[] body = seed.getBytes(StandardCharsets.UTF_8);
        for (int hits = 0; hits < 3; hits++) {
          body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        read(body);
      }
    }
    assertThat(unexpected).isEmpty();
  }

  @Test
  void nestedWithoutEnd() {
    for (String open : List.of("[", "{\"servers\":", "{\"access\":{\"token\":", "{\"a\":[")) {
      read(open.repeat(20_000));
    }
    read("<?xml version=\"1.0\"?>" + "<server>".repeat(20_000));
    read("{\"servers\":[{\"id\":\"a\",\"metadata\":{\"k\":" + "[".repeat(5_000) + "}}]}");
    assertThat(unexpected).isEmpty();
  }

  @Test
  void hostileXml() {
    read(
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<badRequest><message>&x;</message></badRequest>");
    assertThat(unexpected).isEmpty();
  }
}
