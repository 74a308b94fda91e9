package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.wire.Headers;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
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
        status == 0
            ? "The connection to " + where + " broke before an answer came."
            : "The connection to " + where + " broke in the middle of the answer.";
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
              String.format(
                  Locale.ROOT,
                  "Nobody answered at %s within %s.",
                  where,
                  seconds(settings.connect())),
              e,
              false);
      case SlowAnswerException slow ->
          failure(
              request,
              Category.TIMEOUT,
              status,
              unknown(
                  request,
                  String.format(
                      Locale.ROOT,
                      "%s answers too slowly: %d bytes in %s.",
                      where,
                      slow.received(),
                      seconds(slow.after()))),
              slow,
              true);
      case HttpTimeoutException _ -> {
        Duration limit = status == 0 ? settings.firstByte() : settings.idle();
        yield failure(
            request,
            Category.TIMEOUT,
            status,
            unknown(
                request,
                String.format(Locale.ROOT, "%s sent nothing for %s.", where, seconds(limit))),
            (IOException) cause,
            true);
      }
      // Later than in the handshake it is a connection that broke like any other.
      case SSLException ssl when status == 0 && TlsFailures.isHandshake(ssl) ->
          TlsFailures.explain(request, where, ssl);
      case NoRouteToHostException _ -> unreachable(request, where, e);
      case ConnectException c ->
          deepest(c) instanceof UnresolvedAddressException
              ? unknownHost(request, where, e)
              : unreachable(request, where, e);
      case CountingStream.BodyTooLargeException large ->
          failure(
              request,
              Category.BAD_ANSWER,
              status,
              unknown(
                  request,
                  String.format(
                      Locale.ROOT,
                      "The answer of %s is larger than %d MiB, which no answer of its kind should"
                          + " be.",
                      where,
                      Math.max(1, large.limit() >> 20))),
              e,
              true);
      // The JDK's own words for a number in a header or a chunk that is none.
      case IllegalArgumentException _ -> garbled(request, where, status, e);
      case ProtocolException _ -> garbled(request, where, status, e);
      case ZipException _ -> garbled(request, where, status, e);
      default ->
          status == 0 && String.valueOf(cause.getMessage()).startsWith(NO_TUNNEL)
              ? failure(
                  request,
                  Category.UNREACHABLE,
                  0,
                  "The proxy does not let us through to " + where + ".",
                  e,
                  false)
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
        request, Category.UNKNOWN_HOST, 0, "No host is known as " + where.host() + ".", e, false);
  }

  private static ApiException unreachable(Request request, Endpoint where, IOException e) {
    return failure(request, Category.UNREACHABLE, 0, "Nobody listens at " + where + ".", e, false);
  }

  static ApiException garbled(Request request, Endpoint where, int status, Exception e) {
    return failure(
        request,
        Category.BAD_ANSWER,
        status,
        unknown(request, "What " + where + " answers is not HTTP as it should be."),
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
    return sentence + (ended ? " " : ". ") + "Whether the request took effect is not known.";
  }

  /** In the largest unit of which there are at least two. */
  static String seconds(Duration d) {
    if (d.toDays() >= 2) {
      return d.toDays() + " days";
    }
    if (d.toHours() >= 2) {
      return d.toHours() + " hours";
    }
    if (d.toMinutes() > 2) {
      return d.toMinutes() + " minutes";
    }
    return d.toMillis() < 1000 ? d.toMillis() + " ms" : d.toSeconds() + " s";
  }

  /** The other side takes nothing more of what is sent to it. */
  static ApiException stalled(Request request, HttpSettings settings) {
    return failure(
        request,
        Category.TIMEOUT,
        0,
        unknown(
            request,
            String.format(
                Locale.ROOT,
                "%s took nothing more of the data for %s.",
                Endpoint.of(request.uri()),
                seconds(settings.idle()))),
        null,
        true);
  }

  /** The caller's thread was interrupted. */
  static ApiException cancelled(Request request, boolean sent) {
    return failure(request, Category.CANCELLED, 0, "Cancelled.", null, sent);
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
    String sentence =
        page == null
            ? complaint
            : "A web page came in place of the cloud's answer"
                + (page.isEmpty() ? "." : ": " + page + ".");
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
