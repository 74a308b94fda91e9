package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.wire.Fault;
import io.novadesk.api.wire.FaultReader;
import io.novadesk.api.wire.Headers;
import io.novadesk.api.wire.Reasons;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns everything that can go wrong into the one exception, with a sentence for a person. */
final class Failures {
  private Failures() {}

  /** An answer that is an error. */
  static ApiException answered(Request request, int status, Headers headers, byte[] body) {
    if (status == 407) {
      return failure(
          request,
          Category.UNREACHABLE,
          status,
          "The proxy wants a user and a password: they belong into its address,"
              + " http://user:password@host:port.",
          null,
          false);
    }
    Fault fault = FaultReader.read(status, headers, body);
    Duration wait = fault.waitFrom(Instant.now());
    Category category = category(status, fault, wait);
    return new ApiException(
        sentence(status, headers, fault, category, wait),
        new ApiException.Facts(
            category,
            request.method(),
            Redaction.uri(request.uri()),
            status,
            fault.kind(),
            fault.message(),
            fault.details(),
            headers.requestId(),
            wait,
            false),
        null);
  }

  private static String sentence(
      int status, Headers headers, Fault fault, Category category, @Nullable Duration wait) {
    String location = headers.first("Location");
    if (status < 400 && location != null) {
      return String.format(
          Locale.ROOT,
          "The address leads elsewhere, to %s, where this request is not sent.",
          Redaction.text(location));
    }
    String said = said(status, fault);
    return category == Category.RATE_LIMIT && wait != null && !wait.isZero()
        ? said + " It asks to wait for " + seconds(wait) + "."
        : said;
  }

  private static String said(int status, Fault fault) {
    String message = fault.message();
    if (message == null) {
      return "The cloud answered " + Reasons.line(status) + " and gave no reason.";
    }
    String details = fault.details();
    return details == null || message.contains(details) || details.length() > 300
        ? message
        : message + (message.endsWith(".") ? " " : ": ") + details;
  }

  static Category category(int status, Fault fault, @Nullable Duration wait) {
    boolean quota = speaksOfQuota(fault);
    boolean overLimit = fault.kind().toLowerCase(Locale.ROOT).startsWith("overlimit");
    return switch (status) {
      case 401 -> Category.UNAUTHORISED;
      case 403 -> quota ? Category.QUOTA : overLimit ? Category.RATE_LIMIT : Category.FORBIDDEN;
      case 404, 410 -> Category.NOT_FOUND;
      case 409 -> quota ? Category.QUOTA : Category.CONFLICT;
      case 429 -> Category.RATE_LIMIT;
      case 413 ->
          wait != null && !wait.isZero() && !quota
              ? Category.RATE_LIMIT
              : quota || overLimit ? Category.QUOTA : Category.BAD_REQUEST;
      default ->
          status >= 500
              ? Category.SERVER_FAULT
              : status < 400
                  ? Category.NOT_OPENSTACK
                  : quota ? Category.QUOTA : Category.BAD_REQUEST;
    };
  }

  private static boolean speaksOfQuota(Fault fault) {
    String text =
        ((fault.message() == null ? "" : fault.message())
                + " "
                + (fault.details() == null ? "" : fault.details()))
            .toLowerCase(Locale.ROOT);
    // "Policy doesn't allow os_compute_api:os-quota-sets:show" is about rights, whatever it names.
    return (text.contains("quota") && !text.contains("policy"))
        || text.contains("limitexceeded")
        || text.contains("maximum number of")
        || text.contains("exceeds allowed");
  }

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
      case SSLException ssl -> TlsFailures.explain(request, where, ssl);
      case NoRouteToHostException _ -> unreachable(request, where, e);
      case ConnectException c ->
          deepest(c) instanceof UnresolvedAddressException
              ? unknownHost(request, where, e)
              : unreachable(request, where, e);
      case CountingStream.BodyTooLargeException _ ->
          failure(
              request,
              Category.BAD_ANSWER,
              status,
              String.format(
                  Locale.ROOT,
                  "The answer of %s is larger than %d MiB.",
                  where,
                  settings.maxBody() >> 20),
              e,
              true);
      case ProtocolException _ -> garbled(request, where, status, e);
      case java.util.zip.ZipException _ -> garbled(request, where, status, e);
      default -> null;
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

  static ApiException garbled(Request request, Endpoint where, int status, IOException e) {
    return failure(
        request,
        Category.BAD_ANSWER,
        status,
        unknown(request, "What " + where + " answers is not HTTP as it should be."),
        e,
        true);
  }

  private static String unknown(Request request, String sentence) {
    return request.changesSomething()
        ? sentence + " Whether the request took effect is not known."
        : sentence;
  }

  /** In the largest unit of which there are at least two. */
  private static String seconds(Duration d) {
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
   * Adds the place to a reader's complaint about a body.
   *
   * @param page what the web page is called that came instead; null: something else came
   */
  static ApiException unreadable(
      Request request, int status, Headers headers, @Nullable String page, ApiException e) {
    ApiException.Facts f = e.facts();
    String complaint = e.getMessage() == null ? "" : e.getMessage();
    return new ApiException(
        page == null
            ? complaint
            : "A web page came in place of the cloud's answer"
                + (page.isEmpty() ? "." : ": " + page + "."),
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
            f.outcomeUnknown()),
        e);
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
            sent && request.changesSomething()),
        cause);
  }
}
