package io.novadesk.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.SecretNames;
import io.novadesk.api.SecretText;
import io.novadesk.api.wire.Json;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.SecretSamples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Every rule of the one table, in all that an exchange leaves behind. */
class SecretSinksTest {
  /** All that can be seen of a request whose answer is this. */
  private static List<String> seen(Request request, FaultServer server) {
    List<String> seen = new ArrayList<>();
    seen.add(RequestPreview.of(request).toString());
    try (HttpTransport http =
        new HttpTransport(HttpSettings.standard(), new ExchangeLog(10), RetryPolicy.STANDARD)) {
      ApiException e =
          catchThrowableOfType(
              ApiException.class, () -> http.exchange(request, a -> Json.tree(a.bytes())));
      if (e != null) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        seen.add(trace.toString());
        seen.add(e.facts().toString());
      }
      http.log()
          .all()
          .forEach(x -> seen.addAll(List.of(x.toString(), RequestTemplate.of(x).toString())));
    }
    assertThat(server.requests()).isNotEmpty();
    return seen;
  }

  private static void assertUnseen(List<String> seen, String... secrets) {
    assertThat(seen)
        .allSatisfy(
            text ->
                assertThat(text)
                    .as(List.of(secrets).toString())
                    .doesNotContainIgnoringCase(secrets));
  }

  private static FaultServer.Behaviour answering(int status, String header, String body) {
    return e ->
        e.answer(
            status,
            header.isEmpty() ? "" : "X-Echo: " + header.replaceAll("\\s", " ") + "\r\n",
            body);
  }

  static Stream<SecretSamples.Named> named() {
    return SecretSamples.named().stream();
  }

  static Stream<String> texts() {
    return SecretSamples.texts().stream();
  }

  @ParameterizedTest
  @MethodSource("named")
  void hidesWhatItsNameGivesAway(SecretSamples.Named secret) throws IOException {
    ObjectNode body = Json.object();
    body.putObject("server").putObject("metadata").put(secret.name(), secret.value()).put("a", "b");
    String xml =
        "<server><metadata><meta key=\"%1$s\">%2$s</meta></metadata><%1$s>%2$s</%1$s></server>"
            .formatted(secret.name(), secret.value());
    for (String answer : List.of(body.toString(), xml, secret.name() + ": " + secret.value())) {
      for (int status : new int[] {200, 400}) {
        try (FaultServer server =
            new FaultServer(answering(status, secret.name() + "=" + secret.value(), answer))) {
          Request request = Request.post(server.uri("/x"), body);
          assertUnseen(seen(request, server), secret.value());
        }
      }
    }
    FaultMatrix.row(FaultMatrix.Area.SECRET, "named " + secret.name(), 1, "***");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void hidesWhatLooksLikeASecret(String text) throws IOException {
    ObjectNode body = Json.object();
    body.putObject("server").put("description", text);
    String fault = Json.object().set("badRequest", Json.object().put("message", text)).toString();
    for (String answer : List.of(body.toString(), fault, text, "\"" + text.replace("\"", "'"))) {
      for (int status : new int[] {200, 400}) {
        try (FaultServer server = new FaultServer(answering(status, text, answer))) {
          Request request = Request.post(server.uri("/x"), body);
          assertUnseen(
              seen(request, server),
              SecretSamples.CANARY,
              SecretSamples.base64("ann:" + SecretSamples.CANARY));
        }
      }
    }
    FaultMatrix.row(FaultMatrix.Area.SECRET, text, 1, "***");
  }

  /** As a cloud may give back the password that it was sent. */
  private static List<String> spellings(String secret) {
    String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    String json = Json.quoted(secret);
    String inner = json.substring(1, json.length() - 1);
    StringBuilder decimal = new StringBuilder();
    StringBuilder hex = new StringBuilder();
    StringBuilder unicode = new StringBuilder();
    secret
        .chars()
        .forEach(
            c -> {
              decimal.append("&#").append(c).append(';');
              hex.append("&#x").append(Integer.toHexString(c)).append(';');
              unicode.append("\\u%04X".formatted(c));
            });
    return List.of(
        secret,
        inner,
        Json.quoted(inner),
        secret.replace("/", "\\/"),
        url,
        url.replace("+", "%20"),
        lowerHex(url),
        secret
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;"),
        decimal.toString(),
        hex.toString(),
        unicode.toString(),
        SecretSamples.base64(secret),
        SecretSamples.base64("a" + secret + "b"),
        SecretSamples.base64("ab" + secret));
  }

  private static String lowerHex(String url) {
    return Pattern.compile("%..").matcher(url).replaceAll(m -> m.group().toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pa5\\5&<w'ord>/ é+%$", "swordfish-9", "abcd"})
  void hidesAPasswordHoweverItIsSpelled(String password) throws IOException {
    for (String spelled : spellings(password)) {
      String quoted = Json.quoted("You sent " + spelled + ", it seems.");
      for (String answer :
          List.of(
              "{\"badRequest\":{\"message\":" + quoted + "}}",
              "{\"echo\":\"" + spelled.replace("\"", "") + "\"}",
              "<html><h1>400: " + spelled + "</h1></html>",
              "You sent " + spelled)) {
        for (int status : new int[] {200, 400}) {
          String header = spelled.chars().allMatch(c -> c < 127) ? "you sent " + spelled : "";
          try (FaultServer server = new FaultServer(answering(status, header, answer))) {
            Request request =
                Request.post(server.uri("/x"), Json.object().put("adminPass", password))
                    .hiding(Secret.of(password));
            assertUnseen(seen(request, server), spelled.replace("\"", ""));
          }
        }
      }
    }
    FaultMatrix.row(FaultMatrix.Area.SECRET, "password echoed in 14 spellings", 1, "***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "x7", "q&z", "123"})
  void hidesAShortPasswordWhereItStandsAlone(String password) throws IOException {
    String body =
        "{\"echo\":%s,\"list\":[%s],\"size\":4096,\"image\":\"a123-banana-x77\"}"
            .formatted(Json.quoted(password), Json.quoted("it was " + password + " then"));
    for (int status : new int[] {200, 400}) {
      try (FaultServer server =
          new FaultServer(
              e -> e.answer(status, "X-Echo: " + password + "\r\nX-Size: 4096\r\n", body))) {
        Request request =
            Request.post(server.uri("/x"), Json.object().put("adminPass", password))
                .hiding(Secret.of(password));
        List<String> seen = seen(request, server);
        assertUnseen(seen, "X-Echo=[" + password + "]", ":\"" + password + "\"", "was " + password);
        assertThat(seen.toString())
            .contains("banana-x77", "\"size\":4096", "x-size=[4096]", "x-echo=[***]");
      }
    }
    FaultMatrix.row(FaultMatrix.Area.SECRET, "password of " + password.length(), 1, "***");
  }

  /** A body is cut where the log ends, and with it perhaps a secret. */
  @Test
  void hidesASecretThatTheEndOfTheLogCuts() throws IOException {
    String password = "swordfish-and-more";
    for (int cut = 1; cut < password.length(); cut += 4) {
      int before = ExchangeLog.BODY_LIMIT - cut - "{\"a\":\"".length();
      String body = "{\"a\":\"" + " ".repeat(before) + password + "\"}";
      try (FaultServer server = new FaultServer(e -> e.json(body))) {
        Request request = Request.post(server.uri("/x"), Json.object()).hiding(Secret.of(password));
        assertUnseen(seen(request, server), "swor", " s\"");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 20_000})
  void hidesAWholeFile(int length) throws IOException {
    String file = "line \"of\" a file\n".repeat(length / 17).substring(0, length / 17 * 17);
    for (String spelled : List.of(Json.quoted(file), Json.quoted(SecretSamples.base64(file)))) {
      for (int status : new int[] {200, 400}) {
        String body = "{\"badRequest\":{\"message\":" + spelled + "}}";
        try (FaultServer server = new FaultServer(e -> e.answer(status, "", body))) {
          Request request = Request.post(server.uri("/x"), Json.object()).hiding(Secret.of(file));
          assertUnseen(seen(request, server), "of a file", spelled.substring(1, 60));
        }
      }
    }
  }

  @Test
  void leavesAloneWhatIsNoSecret() {
    assertThat(SecretSamples.harmless()).noneMatch(SecretNames::isSecret);
    for (String text :
        List.of(
            "2026-11-23T08:15:00Z",
            "fa:16:3e:aa:bb:cc",
            "http://127.0.0.1:8774/v2.1/servers/x?limit=5&marker=7",
            "Quota exceeded for cores: requested 1, used 20 of 20 cores",
            "No valid host was found. There are not enough hosts available.",
            "m1.small: 2 CPUs, $5 a day",
            "-----BEGIN CERTIFICATE-----")) {
      assertThat(SecretText.masked(text)).isEqualTo(text);
      assertThat(JsonRedaction.clean("{\"a\":\"" + text + "\"}"))
          .isEqualTo("{\"a\":\"" + text + "\"}");
    }
  }
}
