package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.wire.Headers;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns everything that can go wrong into the one exception, with a sentence for a person. */
final class Failures {
  /** How the JDK begins when a proxy refuses to build a tunnel. */
  private static final String NO_TUNNEL = "Tunnel failed";

  private Failures() {}

  /** No answer, or not a whole one. */
  static ApiException broken(Request request, HttpSettings settings, int status, IOException e) {
    Endpoint where = Endpoint.of(request.uri());
    Throwable cause = e;
    for (int i = 0; cause != null && i < 8; i++, cause = cause.getCause()) {
      ApiException known = known(request, settings, where, status, e, cause);
      if (known != null) {
        return known;
      }
    }
    String sentence =
        status == 0 ? Text.of("http.broke.before", where) : Text.of("http.broke.within", where);
    return failure(request, Category.TIMEOUT, status, unknown(request, sentence), e, true);
  }

  private static @Nullable ApiException known(
      Request request,
      HttpSettings settings,
      Endpoint where,
      int status,
      IOException e,
      Throwable cause) {
    return switch (cause) {
      case UnknownHostException _ -> unknownHost(request, where, e);
      case UnresolvedAddressException _ -> unknownHost(request, where, e);
      case HttpConnectTimeoutException _ ->
          failure(
              request,
              Category.UNREACHABLE,
              0,
              Text.of("http.connectTimeout", where, span(settings.connect())),
              e,
              false);
      case SlowAnswerException slow ->
          failure(
              request,
              Category.TIMEOUT,
              status,
              unknown(request, Text.of("http.slow", where, slow.received(), span(slow.after()))),
              slow,
              true);
      case HttpTimeoutException _ -> {
        Duration limit = status == 0 ? settings.firstByte() : settings.idle();
        yield failure(
            request,
            Category.TIMEOUT,
            status,
            unknown(request, Text.of("http.silent", where, span(limit))),
            (IOException) cause,
            true);
      }
      // Later than in the handshake it is a connection that broke like any other.
      case SSLException ssl when status == 0 && TlsFailures.isHandshake(ssl) ->
          TlsFailures.explain(request, where, ssl);
      case NoRouteToHostException _ ->
          failure(request, Category.UNREACHABLE, 0, Text.of("http.noRoute", where), e, false);
      case ConnectException c ->
          deepest(c) instanceof UnresolvedAddressException
              ? unknownHost(request, where, e)
              : unreachable(request, where, e);
      case CountingStream.BodyTooLargeException large ->
          failure(
              request,
              Category.BAD_ANSWER,
              status,
              unknown(request, Text.of("http.tooLarge", where, Math.max(1, large.limit() >> 20))),
              e,
              true);
      // The JDK's own words for a number in a header or a chunk that is none.
      case IllegalArgumentException _ -> garbled(request, where, status, e);
      case ProtocolException _ -> garbled(request, where, status, e);
      case ZipException _ -> garbled(request, where, status, e);
      default ->
          status == 0 && String.valueOf(cause.getMessage()).startsWith(NO_TUNNEL)
              ? failure(
                  request, Category.UNREACHABLE, 0, Text.of("http.proxy.noTunnel", where), e, false)
              : null;
    };
  }

  private static Throwable deepest(Throwable t) {
    Throwable at = t;
    for (int i = 0; i < 8 && at.getCause() != null; i++) {
      at = at.getCause();
    }
    return at;
  }

  private static ApiException unknownHost(Request request, Endpoint where, IOException e) {
    return failure(
        request, Category.UNKNOWN_HOST, 0, Text.of("http.unknownHost", where.host()), e, false);
  }

  private static ApiException unreachable(Request request, Endpoint where, IOException e) {
    return failure(request, Category.UNREACHABLE, 0, Text.of("http.refused", where), e, false);
  }

  static ApiException garbled(Request request, Endpoint where, int status, Exception e) {
    return failure(
        request,
        Category.BAD_ANSWER,
        status,
        unknown(request, Text.of("http.garbled", where)),
        wordless(e),
        true);
  }

  /** The JDK's own sentence quotes what came, which may hold secrets: only its place is kept. */
  private static ProtocolException wordless(Exception e) {
    ProtocolException cause = new ProtocolException(e.getClass().getSimpleName());
    cause.setStackTrace(e.getStackTrace());
    return cause;
  }

  static String unknown(Request request, String sentence) {
    if (!request.repeat().leavesDoubt()) {
      return sentence;
    }
    boolean ended =
        !sentence.isEmpty() && ".!?…".indexOf(sentence.charAt(sentence.length() - 1)) >= 0;
    return Text.of(ended ? "http.doubt" : "http.doubt.open", sentence);
  }

  /** In the largest unit of which there are at least two. */
  static String span(Duration d) {
    if (d.toDays() >= 2) {
      return Text.of("http.span.days", d.toDays());
    }
    if (d.toHours() >= 2) {
      return Text.of("http.span.hours", d.toHours());
    }
    if (d.toMinutes() > 2) {
      return Text.of("http.span.minutes", d.toMinutes());
    }
    return d.toMillis() < 1000
        ? Text.of("http.span.ms", d.toMillis())
        : Text.of("http.span.s", d.toSeconds());
  }

  /** The other side takes nothing more of what is sent to it. */
  static ApiException stalled(Request request, HttpSettings settings) {
    return failure(
        request,
        Category.TIMEOUT,
        0,
        unknown(
            request, Text.of("http.stalled", Endpoint.of(request.uri()), span(settings.idle()))),
        null,
        true);
  }

  /** The caller's thread was interrupted. */
  static ApiException cancelled(Request request, boolean sent) {
    return failure(request, Category.CANCELLED, 0, Text.of("http.cancelled"), null, sent);
  }

  /**
   * Adds the place to a reader's complaint about a body. What such an answer was about is not
   * known, however good its status.
   *
   * @param page what the web page is called that came instead; null: something else came
   */
  static ApiException unreadable(
      Request request, int status, Headers headers, @Nullable String page, ApiException e) {
    ApiException.Facts f = e.facts();
    String complaint = e.getMessage() == null ? "" : e.getMessage();
    String sentence = page == null ? complaint : webPage(page);
    return new ApiException(
        unknown(request, sentence),
        new ApiException.Facts(
            f.category(),
            request.method(),
            Redaction.uri(request.uri()),
            status,
            f.fault(),
            f.cloudMessage(),
            f.details(),
            headers.requestId(),
            f.retryAfter(),
            request.repeat().leavesDoubt()),
        e.getCause());
  }

  private static String webPage(String title) {
    return title.isEmpty() ? Text.of("answer.webPage") : Text.of("answer.webPage.titled", title);
  }

  /** What an earlier attempt at the same request did is not known, so neither is the outcome. */
  static ApiException doubted(Request request, ApiException e) {
    ApiException.Facts f = e.facts();
    return new ApiException(
        unknown(request, e.getMessage()),
        new ApiException.Facts(
            f.category(),
            f.method(),
            f.uri(),
            f.status(),
            f.fault(),
            f.cloudMessage(),
            f.details(),
            f.requestId(),
            f.retryAfter(),
            true),
        e.getCause());
  }

  /** A refusal of which more is known than the service tells. */
  static ApiException forbidden(ApiException refusal, String sentence) {
    ApiException.Facts f = refusal.facts();
    return new ApiException(
        sentence,
        new ApiException.Facts(
            Category.FORBIDDEN,
            f.method(),
            f.uri(),
            f.status(),
            f.fault(),
            f.cloudMessage(),
            f.details(),
            f.requestId(),
            null,
            false),
        refusal);
  }

  static ApiException failure(
      Request request,
      Category category,
      int status,
      String sentence,
      @Nullable Throwable cause,
      boolean sent) {
    return new ApiException(
        sentence,
        new ApiException.Facts(
            category,
            request.method(),
            Redaction.uri(request.uri()),
            status,
            null,
            null,
            null,
            null,
            null,
            sent && request.repeat().leavesDoubt()),
        cause);
  }
}
