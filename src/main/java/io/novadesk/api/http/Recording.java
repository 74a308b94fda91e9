package io.novadesk.api.http;

import io.novadesk.api.Secret;
import io.novadesk.api.wire.FaultReader;
import io.novadesk.api.wire.Headers;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** One exchange while it happens; at its end it becomes an entry of the log, without secrets. */
final class Recording {
  /** In which an answer brings secrets that its body may repeat. */
  private static final List<String> TOKENS =
      List.of("X-Subject-Token", "X-Auth-Token", "X-Storage-Token", "OpenStack-Auth-Receipt");

  /** A little more than is shown: a secret that is cut in two would not be known again. */
  private static final int REMEMBERED = ExchangeLog.BODY_LIMIT + (4 << 10);

  private final Request request;
  private final KnownSecrets secrets = new KnownSecrets();
  private final Map<String, List<String>> sent = new LinkedHashMap<>();
  private final Instant started = Instant.now();
  private final long clock = System.nanoTime();
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
  private @Nullable BodyStream wire;
  private int status;
  private Headers received = Headers.NONE;
  private @Nullable Duration firstByte;

  Recording(Request request, @Nullable Secret token) {
    this.request = request;
    request.headers().forEach((name, value) -> sent.put(name, List.of(value)));
    if (!request.isUnlimited()) {
      sent.put("Accept-Encoding", List.of("gzip"));
    }
    if (token != null) {
      sent.put("X-Auth-Token", List.of(token.reveal()));
      secrets.token(token.reveal());
    }
    request.secrets().forEach(s -> secrets.typed(s.reveal()));
  }

  Map<String, List<String>> sent() {
    return sent;
  }

  /** The headers are there. Gives the body as readers see it: decoded, limited, remembered. */
  InputStream answered(int answerStatus, Headers headers, BodyStream body, long maxBody)
      throws IOException {
    status = answerStatus;
    received = headers;
    for (String name : TOKENS) {
      String token = headers.first(name);
      if (token != null) {
        secrets.token(token);
      }
    }
    firstByte = since();
    wire = body;
    return new CountingStream(new Remembering(decoded(body, headers, maxBody)), maxBody, _ -> {});
  }

  private static InputStream decoded(BodyStream body, Headers headers, long maxBody) {
    String encoding = headers.first("Content-Encoding");
    return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> new Unpacked(body, GZIPInputStream::new, maxBody);
      case "deflate" -> new Unpacked(body, InflaterInputStream::new, maxBody);
      default -> body;
    };
  }

  /** What the web page is called that came in place of an answer; null: none came. */
  @Nullable String page() {
    String title = FaultReader.webPage(seen.toByteArray());
    return title == null ? null : clean(title);
  }

  private Duration since() {
    return Duration.ofNanos(System.nanoTime() - clock);
  }

  /** A text for a person, without the secrets of this exchange. */
  String clean(String text) {
    return Redaction.text(text, secrets);
  }

  /** A body of which something is told to a person, without what its names say is secret. */
  byte[] clean(byte[] body) {
    return Redaction.body(new String(body, StandardCharsets.UTF_8), secrets)
        .getBytes(StandardCharsets.UTF_8);
  }

  void end(ExchangeLog log, @Nullable String failure) {
    RequestBody body = request.body();
    byte[] bytes = body == null ? null : body.logged();
    String requestBody = bytes == null ? null : logged(bytes);
    String responseBody = seen.size() == 0 ? null : logged(seen.toByteArray());
    log.add(
        number ->
            new Exchange(
                number,
                ExchangeLog.operation(),
                started,
                request.method(),
                Redaction.uri(request.uri(), secrets),
                Redaction.headers(sent, secrets),
                requestBody,
                status,
                Redaction.headers(received.all(), secrets),
                responseBody,
                failure == null ? null : clean(failure),
                firstByte,
                since(),
                body == null ? 0 : body.length(),
                wire == null ? 0 : wire.received(),
                received.requestId()));
  }

  private String logged(byte[] bytes) {
    int length = Math.min(bytes.length, REMEMBERED);
    String clean = Redaction.body(new String(bytes, 0, length, StandardCharsets.UTF_8), secrets);
    return clean.substring(0, Math.min(clean.length(), ExchangeLog.BODY_LIMIT));
  }

  /** Keeps the first part of what passes. */
  private final class Remembering extends FilterInputStream {
    Remembering(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      if (b >= 0 && seen.size() < REMEMBERED) {
        seen.write(b);
      }
      return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n = super.read(b, off, len);
      int room = REMEMBERED - seen.size();
      if (n > 0 && room > 0) {
        seen.write(b, off, Math.min(n, room));
      }
      return n;
    }
  }
}
