package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.wire.Headers;
import io.novadesk.api.wire.Json;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Sends requests: limits, retries of what is safe to repeat, gzip, the exchange log. One for each
 * connected cloud; blocking; safe to use from many threads; interrupting the caller's thread ends
 * its call at once.
 */
public final class HttpTransport implements AutoCloseable {
  private static final int MOST_REDIRECTS = 5;

  /** An error's body is for one sentence: no more of it is read. */
  private static final int ERROR_BODY = 256 << 10;

  private final HttpSettings settings;
  private final ExchangeLog log;
  private final RetryPolicy retries;
  private final EnvironmentProxies proxies;
  private final Wire wire;
  private final Map<Endpoint, Semaphore> permits = new ConcurrentHashMap<>();

  public HttpTransport(HttpSettings settings, ExchangeLog log) {
    this(settings, log, RetryPolicy.STANDARD);
  }

  public HttpTransport(HttpSettings settings, ExchangeLog log, RetryPolicy retries) {
    this(settings, log, retries, System.getenv());
  }

  /** With the proxies of this environment. */
  HttpTransport(
      HttpSettings settings,
      ExchangeLog log,
      RetryPolicy retries,
      Map<String, String> environment) {
    this.proxies = new EnvironmentProxies(environment);
    this.settings = settings;
    this.log = log;
    this.retries = retries;
    this.wire = new Wire(settings, proxies);
  }

  public HttpSettings settings() {
    return settings;
  }

  public ExchangeLog log() {
    return log;
  }

  /** Whether a proxy reaches this address for us, and so resolves its name. */
  public boolean isProxied(URI uri) {
    return proxies.isProxied(uri);
  }

  /**
   * Sends a request, again where that is safe, and makes a value of its answer.
   *
   * @throws ApiException for every failure, errors of the cloud included
   */
  public <T extends @Nullable Object> T exchange(Request request, Answer.Reader<T> reader) {
    boolean renewed = false;
    boolean doubtful = false;
    for (int attempt = 1; ; attempt++) {
      TokenSource tokens = request.tokens();
      Secret token = tokens == null ? null : tokens.token();
      try {
        return redirected(request, token, reader);
      } catch (ApiException e) {
        String whyNot = whyNot(request, e);
        if (whyNot != null) {
          throw Failures.forbidden(e, whyNot);
        }
        if (e.status() == 401 && tokens != null && token != null && request.renews() && !renewed) {
          renewed = true;
          tokens.renew(token);
          if (request.isRepeatable()) {
            continue;
          }
          // A stream has been read: who has it begins anew.
          throw e;
        }
        Duration pause = retries.pause(request, e, attempt);
        if (pause == null) {
          throw doubtful && !e.facts().outcomeUnknown() ? Failures.doubted(request, e) : e;
        }
        doubtful |= e.facts().outcomeUnknown();
        sleep(request, pause, doubtful);
      }
    }
  }

  /** As {@link #exchange}, for answers of which only the headers matter. */
  public Answer send(Request request) {
    return exchange(
        request,
        a -> {
          a.bytes();
          return new Answer(a.uri(), a.status(), a.headers(), InputStream.nullInputStream());
        });
  }

  /**
   * Writes the body of an answer as it comes, however large; gives the number of bytes. It is sent
   * once: what was written cannot be taken back.
   *
   * @param progress told the number of bytes so far
   * @throws ApiException also when {@code to} refuses to take more
   */
  public long download(Request request, OutputStream to, LongConsumer progress) {
    Answer.Reader<Long> reader =
        answer -> {
          byte[] part = new byte[64 << 10];
          long count = 0;
          for (int n = answer.body().read(part); n >= 0; n = answer.body().read(part)) {
            try {
              to.write(part, 0, n);
            } catch (IOException e) {
              throw Failures.failure(
                  request,
                  ApiException.Category.BAD_REQUEST,
                  answer.status(),
                  Text.of("http.notWritten", String.valueOf(e.getMessage())),
                  e,
                  false);
            }
            count += n;
            progress.accept(count);
          }
          return count;
        };
    TokenSource tokens = request.tokens();
    Secret token = tokens == null ? null : tokens.token();
    return redirected(request.unlimited(), token, reader);
  }

  private static void sleep(Request request, Duration pause, boolean doubtful) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Failures.cancelled(request, doubtful);
    }
  }

  private <T extends @Nullable Object> T redirected(
      Request first, @Nullable Secret token, Answer.Reader<T> reader) {
    Request request = first;
    for (int hops = 0; ; hops++) {
      guard(request);
      Outcome<T> outcome = once(request, request.tokens() == null ? null : token, reader);
      switch (outcome) {
        case Outcome.Value<T>(T value) -> {
          return value;
        }
        case Outcome.Elsewhere<T>(URI target) -> {
          if (hops >= MOST_REDIRECTS) {
            throw Failures.failure(
                request,
                ApiException.Category.NOT_OPENSTACK,
                0,
                Text.of("http.circle", Redaction.uri(target)),
                null,
                false);
          }
          request = request.redirected(target);
        }
      }
    }
  }

  /** Why a newer token would be refused, too; null: not known. */
  private static @Nullable String whyNot(Request request, ApiException refusal) {
    TokenSource tokens = request.tokens();
    return tokens != null && (refusal.status() == 401 || refusal.status() == 403)
        ? tokens.whyNot(request.method(), request.uri())
        : null;
  }

  /** A token goes only where its owner lets it. */
  private static void guard(Request request) {
    TokenSource tokens = request.tokens();
    if (tokens != null && !tokens.mayGoTo(request.uri())) {
      throw Failures.failure(
          request,
          ApiException.Category.TLS,
          0,
          Text.of("http.plain", Endpoint.of(request.uri())),
          null,
          false);
    }
  }

  private sealed interface Outcome<T extends @Nullable Object> {
    record Value<T extends @Nullable Object>(T value) implements Outcome<T> {}

    record Elsewhere<T extends @Nullable Object>(URI target) implements Outcome<T> {}
  }

  private <T extends @Nullable Object> Outcome<T> once(
      Request request, @Nullable Secret token, Answer.Reader<T> reader) {
    Semaphore permit =
        permits.computeIfAbsent(
            Endpoint.of(request.uri()), _ -> new Semaphore(settings.perEndpoint(), true));
    try {
      permit.acquire();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Failures.cancelled(request, false);
    }
    try {
      return recorded(request, token, reader);
    } finally {
      permit.release();
    }
  }

  private <T extends @Nullable Object> Outcome<T> recorded(
      Request request, @Nullable Secret token, Answer.Reader<T> reader) {
    Recording recording = new Recording(request, token);
    String failure = null;
    int status = 0;
    Headers headers = Headers.NONE;
    try {
      HttpResponse<BodyStream> response = wire.send(request, recording.sent());
      status = response.statusCode();
      headers = Headers.of(response.headers().map());
      if (response.body() == null) {
        // A proxy refused to build the tunnel: the JDK hands its answer over without a body.
        throw ErrorAnswers.failure(request, status, headers, new byte[0]);
      }
      try (InputStream body =
          recording.answered(
              status,
              headers,
              response.body(),
              request.isUnlimited() ? Long.MAX_VALUE : settings.maxBody())) {
        URI target = Redirects.target(request, status, headers);
        if (target != null) {
          body.readNBytes(ERROR_BODY);
          return new Outcome.Elsewhere<>(target);
        }
        if (status >= 300 && !request.accepted().contains(status)) {
          ApiException error =
              ErrorAnswers.failure(
                  request, status, headers, recording.clean(body.readNBytes(ERROR_BODY)));
          throw cleaned(recording, error);
        }
        return new Outcome.Value<>(reader.read(new Answer(request.uri(), status, headers, body)));
      }
    } catch (ApiException e) {
      ApiException told =
          e.facts().uri() == null
              ? cleaned(
                  recording, Failures.unreadable(request, status, headers, recording.page(), e))
              : e;
      failure = status >= 300 ? null : told.getMessage();
      throw told;
    } catch (InterruptedIOException | InterruptedException _) {
      Thread.currentThread().interrupt();
      failure = Text.of("http.cancelled");
      throw Failures.cancelled(request, true);
    } catch (IOException e) {
      ApiException told = Failures.broken(request, settings, status, e);
      failure = told.getMessage();
      throw told;
    } catch (JacksonException
        | IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | StackOverflowError e) {
      ApiException told =
          Failures.unreadable(
              request,
              status,
              headers,
              recording.page(),
              Json.bad(Text.of("answer.unexpected"), e));
      failure = told.getMessage();
      throw told;
    } catch (RuntimeException e) {
      failure = e.getClass().getSimpleName();
      throw e;
    } finally {
      recording.end(log, failure);
    }
  }

  /** A cloud may echo what we sent: its texts go without the secrets of this exchange. */
  private static ApiException cleaned(Recording recording, ApiException e) {
    ApiException.Facts f = e.facts();
    return new ApiException(
        recording.clean(e.getMessage() == null ? "" : e.getMessage()),
        new ApiException.Facts(
            f.category(),
            f.method(),
            f.uri(),
            f.status(),
            f.fault(),
            f.cloudMessage() == null ? null : recording.clean(f.cloudMessage()),
            f.details() == null ? null : recording.clean(f.details()),
            f.requestId(),
            f.retryAfter(),
            f.outcomeUnknown()),
        e.getCause());
  }

  /** Ends what is under way, and waits a moment until its connections are closed. */
  @Override
  public void close() {
    wire.close();
  }
}
