package io.novadesk.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.wire.Json;
import io.novadesk.testing.FaultMatrix;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For each fault: what the caller gets, how long it took, how many requests were sent. */
class FaultServerTest {
  private static final HttpSettings SETTINGS =
      new HttpSettings(
          Duration.ofSeconds(2),
          Duration.ofMillis(800),
          Duration.ofMillis(600),
          1 << 20,
          4,
          TlsSettings.SYSTEM);
  private static final HttpSettings PATIENT =
      new HttpSettings(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          1 << 20,
          4,
          TlsSettings.SYSTEM);
  private static final RetryPolicy RETRIES =
      new RetryPolicy(3, Duration.ofMillis(10), Duration.ofMillis(1500));
  private static final String JSON = "Content-Type: application/json\r\n";

  /**
   * @param category null: the caller gets a value
   * @param requests how many the server saw
   * @param unknown whether the caller is told that the outcome is not known
   */
  record Fault(
      String name,
      String method,
      FaultServer.Behaviour behaviour,
      @Nullable Category category,
      int requests,
      boolean unknown) {
    /** Only what ends by the clock ends soon: on a busy machine an answer takes its time. */
    HttpSettings settings() {
      return category == Category.TIMEOUT ? SETTINGS : PATIENT;
    }

    @Override
    public String toString() {
      return method + " " + name;
    }
  }

  private static Fault get(
      String name, FaultServer.Behaviour behaviour, @Nullable Category category, int requests) {
    return new Fault(name, "GET", behaviour, category, requests, false);
  }

  private static Fault post(
      String name,
      FaultServer.Behaviour behaviour,
      @Nullable Category category,
      int requests,
      boolean unknown) {
    return new Fault(name, "POST", behaviour, category, requests, unknown);
  }

  private static FaultServer.Behaviour first(int times, FaultServer.Behaviour fault) {
    return e -> {
      if (e.number <= times) {
        fault.answer(e);
      } else {
        e.json("{\"ok\":true}");
      }
    };
  }

  /** An answer with this header, and a body that is well in itself. */
  private static FaultServer.Behaviour raw(String header) {
    return e -> {
      e.send("HTTP/1.1 200 OK\r\n" + header + "\r\n{\"ok\":true}");
      e.close();
    };
  }

  private static FaultServer.Behaviour leading(String target) {
    return e -> e.answer(302, "Location: " + target + "\r\n", "");
  }

  static Stream<Fault> faults() {
    return Stream.of(
        get("reset before headers", FaultServer.Exchange::reset, Category.TIMEOUT, 6),
        get("closed before headers", FaultServer.Exchange::close, Category.TIMEOUT, 6),
        get("reset once, then well", first(1, FaultServer.Exchange::reset), null, 2),
        get(
            "reset in headers",
            e -> {
              e.send("HTTP/1.1 200 OK\r\nContent-Ty");
              e.reset();
            },
            Category.TIMEOUT,
            3),
        get(
            "cut in the body",
            e -> {
              e.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"servers\":");
              e.close();
            },
            Category.TIMEOUT,
            3),
        get("silent", FaultServer.Exchange::stall, Category.TIMEOUT, 1),
        get(
            "silent in the body",
            e -> {
              e.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":");
              e.stall();
            },
            Category.TIMEOUT,
            1),
        get(
            "byte by byte",
            e -> {
              e.send("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n");
              for (char c : "{\"ok\":true}".toCharArray()) {
                e.pause(30);
                e.send(String.valueOf(c));
              }
            },
            null,
            1),
        get(
            "length told too small",
            e -> {
              e.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{\"ok\":true}");
              e.close();
            },
            Category.BAD_ANSWER,
            1),
        get("garbage", e -> e.send("SSH-2.0-OpenSSH_9.2\r\n\r\n"), Category.BAD_ANSWER, 1),
        get(
            "web page with status 200",
            e -> e.answer(200, "Content-Type: text/html\r\n", "<html><title>Hi</title></html>"),
            Category.BAD_ANSWER,
            1),
        get(
            "gzip that is none",
            e -> e.answer(200, "Content-Encoding: gzip\r\n", "no gzip at all"),
            Category.BAD_ANSWER,
            1),
        get("too large", e -> e.json("\"" + "x".repeat(2 << 20) + "\""), Category.BAD_ANSWER, 1),
        get("500", e -> e.answer(500, "", ""), Category.SERVER_FAULT, 1),
        get("503 for ever", e -> e.answer(503, "", ""), Category.SERVER_FAULT, 3),
        get("503 twice, then well", first(2, e -> e.answer(503, "", "")), null, 3),
        get("429 once", first(1, e -> e.answer(429, "Retry-After: 0\r\n", "")), null, 2),
        get(
            "429 for an hour",
            e -> e.answer(429, "Retry-After: 3600\r\n", ""),
            Category.RATE_LIMIT,
            1),
        get(
            "429 until a date far away",
            e -> e.answer(429, "Retry-After: Wed, 01 Jan 2098 00:00:00 GMT\r\n", ""),
            Category.RATE_LIMIT,
            1),
        get(
            "413 with seconds in the body",
            first(1, e -> e.answer(413, JSON, "{\"overLimit\":{\"code\":413,\"retryAfter\":1}}")),
            null,
            2),
        get(
            "413 with a time in the body",
            e ->
                e.answer(
                    413,
                    JSON,
                    "{\"overLimit\":{\"code\":413,\"retryAt\":\"2098-01-01T00:00:00Z\"}}"),
            Category.RATE_LIMIT,
            1),
        get(
            "429 with an unreadable header",
            first(
                1,
                e ->
                    e.answer(
                        429,
                        JSON + "Retry-After: soon\r\n",
                        "{\"overLimit\":{\"code\":429,\"retryAfter\":1}}")),
            null,
            2),
        get(
            "413 until a time of Rackspace",
            e ->
                e.answer(
                    413,
                    JSON,
                    "{\"overLimit\":{\"code\":413,\"retryAfter\":\"2098-11-14T21:51:28UTC\"}}"),
            Category.RATE_LIMIT,
            1),
        get(
            "413 that is a quota",
            e ->
                e.answer(
                    413, JSON + "Retry-After: 0\r\n", "{\"overLimit\":{\"message\":\"Quota\"}}"),
            Category.QUOTA,
            1),
        get(
            "403 that is a rate limit",
            first(
                1,
                e ->
                    e.answer(
                        403, JSON + "Retry-After: 0\r\n", "{\"overLimitFault\":{\"code\":403}}")),
            null,
            2),
        get("401 for ever", e -> e.answer(401, "", ""), Category.UNAUTHORISED, 2),
        get("401 once", first(1, e -> e.answer(401, "", "")), null, 2),
        get(
            "redirect in a circle",
            e -> e.answer(302, "Location: /again\r\n", ""),
            Category.NOT_OPENSTACK,
            6),
        get("gzip bomb", e -> e.packed(200, 40 << 20), Category.BAD_ANSWER, 1),
        get("gzip bomb in an error", e -> e.packed(500, 40 << 20), Category.SERVER_FAULT, 1),
        get(
            "a byte at a time for ever",
            e -> {
              e.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
              while (!e.isOver()) {
                e.send(" ");
                e.pause(20);
              }
            },
            Category.TIMEOUT,
            1),
        get("length in words", raw("Content-Length: eleven\r\n"), Category.BAD_ANSWER, 1),
        get("length below nothing", raw("Content-Length: -5\r\n"), Category.TIMEOUT, 3),
        get(
            "length beyond all",
            raw("Content-Length: 99999999999999999999\r\n"),
            Category.BAD_ANSWER,
            1),
        get("chunk of no length", raw("Transfer-Encoding: chunked\r\n"), Category.TIMEOUT, 3),
        get("status in words", e -> e.send("HTTP/1.1 OK fine\r\n\r\n"), Category.BAD_ANSWER, 1),
        get("status of four digits", e -> e.send("HTTP/1.1 2000 OK\r\n\r\n"), Category.TIMEOUT, 1),
        get("status below nothing", e -> e.send("HTTP/1.1 -20 OK\r\n\r\n"), Category.BAD_ANSWER, 1),
        get("header without a name", raw(": x\r\n"), null, 1),
        get("header with a gap", raw("X Y: x\r\n"), Category.BAD_ANSWER, 1),
        get("redirect to nowhere", leading("http://[::1"), Category.NOT_OPENSTACK, 1),
        get("redirect to another scheme", leading("file:///etc/passwd"), Category.NOT_OPENSTACK, 1),
        get("redirect without a scheme", leading("//"), Category.NOT_OPENSTACK, 1),
        get(
            "429 for longer than time",
            e -> e.answer(429, "Retry-After: 99999999999999999999999\r\n", ""),
            Category.RATE_LIMIT,
            3),
        get(
            "429 for less than nothing",
            first(1, e -> e.answer(429, "Retry-After: -7\r\n", "")),
            null,
            2),
        get("JSON of 100,000 brackets", e -> e.json("[".repeat(100_000)), Category.BAD_ANSWER, 1),
        get(
            "number of 100,000 digits",
            e -> e.json("{\"ok\":" + "9".repeat(100_000) + "}"),
            Category.BAD_ANSWER,
            1),
        get(
            "name of 100,000 letters",
            e -> e.json("{\"" + "n".repeat(100_000) + "\":1}"),
            Category.BAD_ANSWER,
            1),
        post("reset before headers", FaultServer.Exchange::reset, Category.TIMEOUT, 1, true),
        post("silent", FaultServer.Exchange::stall, Category.TIMEOUT, 1, true),
        post("garbage", e -> e.send("what?\r\n\r\n"), Category.BAD_ANSWER, 1, true),
        post("length in words", raw("Content-Length: eleven\r\n"), Category.BAD_ANSWER, 1, true),
        post("503 without a time", e -> e.answer(503, "", ""), Category.SERVER_FAULT, 1, true),
        post(
            "503 with a time",
            first(1, e -> e.answer(503, "Retry-After: 0\r\n", "")),
            Category.SERVER_FAULT,
            1,
            true),
        post("408", e -> e.answer(408, "", ""), Category.BAD_REQUEST, 1, true),
        post(
            "413 with a time",
            first(1, e -> e.answer(413, "Retry-After: 1\r\n", "")),
            Category.RATE_LIMIT,
            1,
            true),
        post("425", e -> e.answer(425, "", ""), Category.BAD_REQUEST, 1, true),
        post("429", first(1, e -> e.answer(429, "", "")), Category.RATE_LIMIT, 1, true),
        post(
            "429 with a time",
            first(1, e -> e.answer(429, "Retry-After: 0\r\n", "")),
            Category.RATE_LIMIT,
            1,
            true),
        post("500", e -> e.answer(500, "", ""), Category.SERVER_FAULT, 1, true),
        post("502", e -> e.answer(502, "", ""), Category.SERVER_FAULT, 1, true),
        post("504", e -> e.answer(504, "", ""), Category.SERVER_FAULT, 1, true),
        post("501", e -> e.answer(501, "", ""), Category.SERVER_FAULT, 1, false),
        post("400", e -> e.answer(400, "", ""), Category.BAD_REQUEST, 1, false),
        post(
            "403 that is a quota",
            e -> e.answer(403, "", "Quota exceeded"),
            Category.QUOTA,
            1,
            false),
        post(
            "201 with half a body",
            e -> e.answer(201, JSON, "{\"ok\":tr"),
            Category.BAD_ANSWER,
            1,
            true),
        post(
            "201 with a web page",
            e -> e.answer(201, "Content-Type: text/html\r\n", "<html><title>Hi</title></html>"),
            Category.BAD_ANSWER,
            1,
            true),
        post(
            "201 that is cut",
            e -> {
              e.send("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"ok\":");
              e.close();
            },
            Category.TIMEOUT,
            1,
            true),
        post("gzip bomb", e -> e.packed(201, 40 << 20), Category.BAD_ANSWER, 1, true),
        post(
            "redirect to another host",
            e -> e.answer(307, "Location: http://localhost:1/x\r\n", ""),
            Category.NOT_OPENSTACK,
            1,
            false));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tellsWhatWentWrong(Fault fault) throws IOException {
    Tokens tokens = new Tokens();
    try (FaultServer server = new FaultServer(fault.behaviour());
        HttpTransport http = new HttpTransport(fault.settings(), new ExchangeLog(100), RETRIES)) {
      Request request =
          fault.method().equals("GET")
              ? Request.get(server.uri("/x"))
              : Request.post(server.uri("/x"), Json.object().put("a", 1));
      long start = System.nanoTime();
      ApiException e =
          catchThrowableOfType(
              ApiException.class,
              () ->
                  http.exchange(
                      request.token(tokens), a -> Json.tree(a.bytes()).path("ok").asBoolean()));
      Category got = e == null ? null : e.category();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      assertThat(got).isEqualTo(fault.category());
      assertThat(server.requests()).hasSize(fault.requests());
      assertThat(e != null && e.facts().outcomeUnknown()).isEqualTo(fault.unknown());
      // The JDK itself repeats a GET once when a connection ends before anything came.
      assertThat(http.log().all()).hasSizeBetween((fault.requests() + 1) / 2, fault.requests());
      assertThat(millis).isLessThan(8_000);
      if (e != null) {
        assertThat(e).hasMessageNotContaining("Exception");
      }
      FaultMatrix.row(
          area(fault), fault.toString(), server.requests().size(), e == null ? "" : e.getMessage());
    }
  }

  private static FaultMatrix.Area area(Fault fault) {
    return fault.method().equals("GET") ? FaultMatrix.Area.TRANSPORT : FaultMatrix.Area.OTHER_POST;
  }

  /** Counts the renewals; each gives another token. */
  private static final class Tokens implements TokenSource {
    private final AtomicInteger renewals = new AtomicInteger();

    @Override
    public Secret token() {
      return Secret.of("token-" + renewals.get());
    }

    @Override
    public Secret renew(Secret refused) {
      renewals.incrementAndGet();
      return token();
    }
  }

  private static HttpTransport transport() {
    return new HttpTransport(SETTINGS, new ExchangeLog(100), RETRIES);
  }

  private static ApiException failing(HttpTransport http, Request request) {
    return catchThrowableOfType(ApiException.class, () -> http.send(request));
  }

  @Test
  void knowsNoSuchHost() {
    try (HttpTransport http = transport()) {
      ApiException e = failing(http, Request.get(URI.create("http://no-such-host.invalid/v3")));
      assertThat(e.category()).isEqualTo(Category.UNKNOWN_HOST);
      assertThat(e).hasMessageContaining("no-such-host.invalid");
      FaultMatrix.row(FaultMatrix.Area.TRANSPORT, "GET no such host", 0, e.getMessage());
    }
  }

  @Test
  void findsNobodyThere() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (HttpTransport http = transport()) {
      ApiException e = failing(http, Request.get(URI.create("http://127.0.0.1:" + port + "/")));
      assertThat(e.category()).isEqualTo(Category.UNREACHABLE);
      assertThat(e.facts().outcomeUnknown()).isFalse();
      FaultMatrix.row(FaultMatrix.Area.TRANSPORT, "GET nobody listens", 0, e.getMessage());
    }
  }

  @Test
  void tellsWhichWebPageCameInPlaceOfAnAnswer() throws IOException {
    try (FaultServer server =
            new FaultServer(
                e -> e.answer(200, "", "<!DOCTYPE html><html><title>Sign in</title></html>"));
        HttpTransport http = transport()) {
      ApiException e =
          catchThrowableOfType(
              ApiException.class,
              () -> http.exchange(Request.get(server.uri("/x")), a -> Json.tree(a.bytes())));
      assertThat(e.category()).isEqualTo(Category.BAD_ANSWER);
      assertThat(e).hasMessageContaining("web page").hasMessageContaining("Sign in");
    }
  }

  @Test
  void refusesAnAddressThatIsNone() {
    try (HttpTransport http = transport()) {
      assertThat(failing(http, Request.get(URI.create("ftp://127.0.0.1/x"))).category())
          .isEqualTo(Category.BAD_REQUEST);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65_536, 99_999})
  void refusesAPortThatIsNone(int port) throws IOException {
    String bad = "http://127.0.0.1:" + port + "/";
    try (FaultServer server = new FaultServer(e -> e.answer(302, "Location: " + bad + "\r\n", ""));
        HttpTransport http = transport()) {
      for (URI uri : List.of(URI.create(bad), server.uri("/x"))) {
        ApiException e = failing(http, Request.get(uri));
        assertThat(e.category()).isEqualTo(Category.BAD_REQUEST);
        assertThat(e).hasMessageContaining("port " + port).hasMessageContaining("65535");
        FaultMatrix.row(
            FaultMatrix.Area.TRANSPORT, "port " + port, server.requests().size(), e.getMessage());
      }
    }
  }

  /** The JDK repeats a GET by itself when a connection that it had kept is found closed. */
  @ParameterizedTest
  @EnumSource(names = {"NEVER", "UNSENT", "HARMLESS"})
  void sendsAPostOnceOverAConnectionThatWasKept(Repeat repeat) throws IOException {
    try (FaultServer server =
            new FaultServer(
                e -> {
                  if (e.head.startsWith("POST")) {
                    e.close();
                  } else {
                    e.json("{}");
                  }
                });
        HttpTransport http = transport()) {
      http.send(Request.get(server.uri("/x")));
      ApiException e =
          failing(
              http, Request.post(server.uri("/x"), Json.object().put("a", 1)).repeating(repeat));
      assertThat(server.requests()).hasSize(2);
      assertThat(e.facts().outcomeUnknown()).isEqualTo(repeat != Repeat.HARMLESS);
      FaultMatrix.row(
          FaultMatrix.Area.OTHER_POST, "POST on a closed connection", 1, e.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NEVER", "UNSENT", "HARMLESS"})
  void repeatsAPostOnlyWhileNobodyListensAndItsCallerAllowsIt(Repeat repeat) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    ExchangeLog log = new ExchangeLog(10);
    try (HttpTransport http = new HttpTransport(SETTINGS, log, RETRIES)) {
      URI uri = URI.create("http://127.0.0.1:" + port + "/x");
      ApiException e =
          failing(http, Request.post(uri, Json.object().put("a", 1)).repeating(repeat));
      assertThat(e.category()).isEqualTo(Category.UNREACHABLE);
      assertThat(e.facts().outcomeUnknown()).isFalse();
      assertThat(log.all()).hasSize(repeat == Repeat.NEVER ? 1 : 3);
    }
  }

  /** The first try may have done it, so the refusal of the second is no word about the outcome. */
  @ParameterizedTest
  @CsvSource({"DELETE, 404", "PUT, 409"})
  void staysInDoubtWhenARepetitionIsRefused(String method, int refusal) throws IOException {
    try (FaultServer server =
            new FaultServer(
                e -> {
                  if (e.number == 1) {
                    e.reset();
                  } else {
                    e.answer(refusal, "", "");
                  }
                });
        HttpTransport http = transport()) {
      ApiException e = failing(http, Request.of(method, server.uri("/x")));
      assertThat(e.status()).isEqualTo(refusal);
      assertThat(e.facts().outcomeUnknown()).isTrue();
      assertThat(e).hasMessageContaining("not known");
      FaultMatrix.row(
          FaultMatrix.Area.TRANSPORT,
          method + " lost, then " + refusal,
          server.requests().size(),
          e.getMessage());
    }
  }

  @Test
  void takesTheTokenToNoOtherHost() throws IOException {
    try (FaultServer other = new FaultServer(e -> e.json("{}"));
        FaultServer server =
            new FaultServer(e -> e.answer(302, "Location: " + other.uri("/stolen") + "\r\n", ""));
        HttpTransport http = transport()) {
      http.send(Request.get(server.uri("/x")).token(new Tokens()));
      assertThat(server.requests().getFirst()).containsIgnoringCase("X-Auth-Token: token-0");
      assertThat(other.requests().getFirst()).doesNotContainIgnoringCase("x-auth-token");
    }
  }

  @Test
  void takesTheKeyOfAnOldLoginToNoOtherHost() throws IOException {
    try (FaultServer other = new FaultServer(e -> e.json("{}"));
        FaultServer server =
            new FaultServer(e -> e.answer(302, "Location: " + other.uri("/stolen") + "\r\n", ""));
        HttpTransport http = transport()) {
      http.send(
          Request.get(server.uri("/v1.0")).header("X-Auth-User", "ada").header("X-Auth-Key", "k1"));
      assertThat(server.requests().getFirst()).containsIgnoringCase("X-Auth-Key: k1");
      assertThat(other.requests().getFirst()).doesNotContainIgnoringCase("x-auth-key");
    }
  }

  @Test
  void refusesWhatAHeaderCannotCarry() throws IOException {
    try (FaultServer server = new FaultServer(e -> e.json("{}"));
        HttpTransport http = transport()) {
      for (String value : List.of("Zürich", "中", "two\nlines")) {
        ApiException e = failing(http, Request.get(server.uri("/x")).header("X-Name", value));
        assertThat(e.category()).isEqualTo(Category.BAD_REQUEST);
        assertThat(e).hasMessageContaining("X-Name");
      }
      ApiException e = failing(http, Request.get(server.uri("/x")).header("X a:b", "1"));
      assertThat(e.category()).isEqualTo(Category.BAD_REQUEST);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void readsHeadersThatAreUtf8AndThoseThatAreNot() throws IOException {
    try (FaultServer server =
            new FaultServer(
                e -> {
                  e.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Name: Zürich\r\nX-Old: ");
                  e.send(new byte[] {'Z', (byte) 0xfc, 'r', '\r', '\n', '\r', '\n'});
                });
        HttpTransport http = transport()) {
      Answer answer = http.send(Request.get(server.uri("/x")));
      assertThat(answer.headers().first("x-name")).isEqualTo("Zürich");
      assertThat(answer.headers().first("X-Old")).isEqualTo("Zür");
    }
  }

  @Test
  void keepsTheTokenOnTheSameHost() throws IOException {
    try (FaultServer server =
            new FaultServer(
                e -> {
                  if (e.number == 1) {
                    e.answer(301, "Location: /there/\r\n", "");
                  } else {
                    e.json("{}");
                  }
                });
        HttpTransport http = transport()) {
      http.send(Request.get(server.uri("/there")).token(new Tokens()));
      assertThat(server.requests().getLast())
          .startsWith("GET /there/ ")
          .containsIgnoringCase("x-auth-token: token-0");
    }
  }

  @Test
  void renewsTheTokenOnce() throws IOException {
    Tokens tokens = new Tokens();
    try (FaultServer server = new FaultServer(first(1, e -> e.answer(401, "", "")));
        HttpTransport http = transport()) {
      http.send(Request.get(server.uri("/x")).token(tokens));
      assertThat(tokens.renewals).hasValue(1);
      assertThat(server.requests().getLast()).containsIgnoringCase("x-auth-token: token-1");
    }
  }

  /** A token that ends between two pages costs neither a page nor a second login. */
  @Test
  void goesOnWithAListWhoseTokenEnds() throws IOException {
    Tokens tokens = new Tokens();
    try (FaultServer server =
            new FaultServer(
                e -> {
                  boolean old = "token-0".equals(e.header("X-Auth-Token"));
                  if (old && e.number > 2) {
                    e.answer(401, "", "");
                  } else {
                    int page = e.number > 3 ? e.number - 1 : e.number;
                    String more =
                        page == 4
                            ? ""
                            : ",\"a_links\":[{\"rel\":\"next\",\"href\":\"/a?marker=%d\"}]"
                                .formatted(page);
                    e.json("{\"a\":[{\"id\":%d}]%s}".formatted(page, more));
                  }
                });
        HttpTransport http = transport()) {
      JsonResource list = new JsonResource(http, server.uri("/x"), tokens);
      List<String> ids =
          list.list("/a", "a", Map.of(), node -> node.path("id").asString(), id -> id);
      assertThat(ids).containsExactly("1", "2", "3", "4");
      assertThat(tokens.renewals).hasValue(1);
      FaultMatrix.row(
          FaultMatrix.Area.LIST, "GET token ends in a list", server.requests().size(), "");
    }
  }

  @Test
  void endsAtOnceWhenInterrupted()
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    CountDownLatch asked = new CountDownLatch(1);
    try (FaultServer server =
            new FaultServer(
                e -> {
                  asked.countDown();
                  e.stall();
                });
        HttpTransport http =
            new HttpTransport(HttpSettings.standard(), new ExchangeLog(10), RETRIES);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch begun = new CountDownLatch(1);
      Thread[] caller = new Thread[1];
      Future<ApiException> call =
          threads.submit(
              () -> {
                caller[0] = Thread.currentThread();
                begun.countDown();
                return failing(http, Request.get(server.uri("/x")));
              });
      begun.await();
      asked.await();
      caller[0].interrupt();
      assertThat(call.get(60, TimeUnit.SECONDS).category()).isEqualTo(Category.CANCELLED);
    }
  }

  /** Zeros without end. */
  private static final class Zeros extends InputStream {
    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] b, int off, int len) {
      return len;
    }
  }

  @Test
  void givesUpAnUploadThatNobodyTakes() throws IOException {
    AtomicLong sent = new AtomicLong();
    try (FaultServer server = new FaultServer(FaultServer.Exchange::stall);
        HttpTransport http = transport()) {
      ApiException e =
          failing(
              http,
              Request.of("PUT", server.uri("/file"))
                  .body(new RequestBody.Stream(new Zeros(), -1, sent::set)));
      assertThat(e.category()).isEqualTo(Category.TIMEOUT);
      assertThat(e).hasMessageContaining("accepted no more data");
      assertThat(e.facts().outcomeUnknown()).isTrue();
      assertThat(sent.get()).isPositive();
      assertThat(server.requests()).hasSize(1);
      FaultMatrix.row(
          FaultMatrix.Area.TRANSPORT,
          "PUT data that nobody takes",
          server.requests().size(),
          e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, Quota exceeded for instances: Requested 1, QUOTA",
    "403, Policy doesn't allow os_compute_api:os-quota-sets:show to be performed., FORBIDDEN",
    "413, Quota exceeded for cores, QUOTA",
    "400, Maximum number of ports exceeded, QUOTA",
    "400, Invalid flavorRef provided., BAD_REQUEST",
    "409, Maximum number of key pairs exceeded by quota, QUOTA",
    "409, Cannot 'pause' instance while it is in vm_state stopped, CONFLICT",
    "422, '', BAD_REQUEST"
  })
  void tellsAQuotaFromAllElse(int status, String message, Category category) throws IOException {
    String body =
        message.isEmpty()
            ? ""
            : Json.object().set("f", Json.object().put("message", message)).toString();
    try (FaultServer server = new FaultServer(e -> e.answer(status, JSON, body));
        HttpTransport http = transport()) {
      ApiException e = failing(http, Request.post(server.uri("/x"), Json.object().put("a", 1)));
      assertThat(e.category()).isEqualTo(category);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void tellsALongWaitInWordsThatAPersonReads() throws IOException {
    try (FaultServer server = new FaultServer(e -> e.answer(429, "Retry-After: 7200\r\n", ""));
        HttpTransport http = transport()) {
      assertThat(failing(http, Request.get(server.uri("/x")))).hasMessageContaining("2 hours");
    }
  }

  @Test
  void unpacksGzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8));
    }
    try (FaultServer server =
            new FaultServer(
                e -> {
                  e.send(
                      "HTTP/1.1 200 OK\r\nContent-Encoding: GZIP\r\nContent-Length: %d\r\n\r\n"
                          .formatted(packed.size()));
                  e.send(packed.toByteArray());
                });
        HttpTransport http = transport()) {
      String value =
          http.exchange(Request.get(server.uri("/x")), a -> a.json().path("a").asString());
      assertThat(value).isEqualTo("b");
      Exchange logged = http.log().all().getFirst();
      assertThat(logged.bytesReceived()).isEqualTo(packed.size());
      assertThat(logged.responseBody()).isEqualTo("{\"a\":\"b\"}");
    }
  }

  @Test
  void sendsNoMoreAtOnceThanAllowed() throws IOException, InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (FaultServer server =
            new FaultServer(
                e -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  e.pause(40);
                  running.decrementAndGet();
                  e.json("{}");
                });
        HttpTransport http = transport()) {
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 16; i++) {
          Future<Answer> _ = threads.submit(() -> http.send(Request.get(server.uri("/x"))));
        }
      }
      assertThat(server.requests()).hasSize(16);
      assertThat(most.get()).isBetween(2, 4);
    }
  }

  @Test
  void forgetsTheOldestExchange() throws IOException {
    try (FaultServer server = new FaultServer(e -> e.json("{}"));
        HttpTransport http = new HttpTransport(SETTINGS, new ExchangeLog(3), RETRIES)) {
      for (int i = 0; i < 5; i++) {
        http.send(Request.get(server.uri("/" + i)));
      }
      List<Long> numbers = http.log().all().stream().map(Exchange::number).toList();
      assertThat(numbers).containsExactly(3L, 4L, 5L);
    }
  }
}
