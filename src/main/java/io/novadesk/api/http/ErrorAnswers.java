package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.SecretText;
import io.novadesk.api.wire.Fault;
import io.novadesk.api.wire.FaultReader;
import io.novadesk.api.wire.Headers;
import io.novadesk.api.wire.Reasons;
import io.novadesk.api.wire.Times;
import io.novadesk.i18n.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an answer means that is an error. */
final class ErrorAnswers {
  private ErrorAnswers() {}

  static ApiException failure(Request request, int status, Headers headers, byte[] body) {
    if (status == 407) {
      return Failures.failure(
          request, Category.UNREACHABLE, status, Text.of("http.proxy.login"), null, false);
    }
    Fault fault = FaultReader.read(status, headers, body);
    // A time to come back at is told by the cloud's clock.
    Instant date = Times.parse(headers.first("Date"));
    Duration wait = fault.waitFrom(date == null ? Instant.now() : date);
    Category category = category(status, fault, wait);
    boolean doubtful = request.repeat().leavesDoubt() && provesNothing(status, category);
    String sentence = sentence(status, headers, fault, category, wait);
    return new ApiException(
        doubtful ? Failures.unknown(request, sentence) : sentence,
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
            doubtful),
        null);
  }

  /**
   * Whether the request may have been carried out all the same: a gateway gives these answers for a
   * service that has begun, and a service that has failed in the middle.
   */
  private static boolean provesNothing(int status, Category category) {
    return switch (status) {
      case 408, 425, 429 -> true;
      case 413 -> category != Category.QUOTA;
      case 501, 505 -> false;
      default -> status >= 500 || category == Category.RATE_LIMIT;
    };
  }

  private static String sentence(
      int status, Headers headers, Fault fault, Category category, @Nullable Duration wait) {
    String location = headers.first("Location");
    if (status < 400 && location != null) {
      return Text.of("http.elsewhere", SecretText.masked(location));
    }
    String said = said(status, fault);
    return category == Category.RATE_LIMIT && wait != null && !wait.isZero()
        ? Text.of("answer.wait", said, Failures.span(wait))
        : said;
  }

  private static String said(int status, Fault fault) {
    String message = fault.message();
    if (message == null) {
      return Text.of("answer.noReason", Reasons.line(status));
    }
    String details = fault.details();
    if (details == null || message.contains(details) || details.length() > 300) {
      return message;
    }
    return message.endsWith(".")
        ? Text.of("answer.andDetails", message, details)
        : Text.of("answer.withDetails", message, details);
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
}
