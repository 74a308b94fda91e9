package io.novadesk.api;

import io.novadesk.i18n.Text;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which a call fails. {@link #getMessage()} is one readable sentence in the cloud's
 * own words where it gave any; it never holds a header, a credential or a body.
 */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it is, so that a caller need not read statuses. */
  public enum Category {
    UNAUTHORISED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    QUOTA,
    RATE_LIMIT,
    BAD_REQUEST,
    SERVER_FAULT,
    /** The answer is cut, garbled or not what the API promises. */
    BAD_ANSWER,
    /** No such host. */
    UNKNOWN_HOST,
    /** Nobody listens, or the way there is closed. */
    UNREACHABLE,
    /** The connection broke or nothing came in time. */
    TIMEOUT,
    TLS,
    NOT_OPENSTACK,
    /** The caller's thread was interrupted. */
    CANCELLED
  }

  /**
   * @param category the kind
   * @param method HTTP method
   * @param uri the address, without query values that are secret
   * @param status HTTP status, 0 when no answer came
   * @param fault root element of the fault body, such as {@code conflictingRequest}
   * @param cloudMessage the cloud's own sentence
   * @param details what the cloud added
   * @param requestId what an operator asks for
   * @param retryAfter how long the cloud asks to wait
   * @param outcomeUnknown true when a request that changes something was sent and no answer tells
   *     whether it took effect
   */
  public record Facts(
      Category category,
      String method,
      @Nullable URI uri,
      int status,
      @Nullable String fault,
      @Nullable String cloudMessage,
      @Nullable String details,
      @Nullable String requestId,
      @Nullable Duration retryAfter,
      boolean outcomeUnknown) {}

  private static final int REQUEST_TIMEOUT = 408;

  /** What a gateway says while the service behind it is not there. */
  private static final Set<Integer> GATEWAYS = Set.of(502, 503, 504);

  /** The one fault of a server that says for certain that nothing was done. */
  private static final int NOT_IMPLEMENTED = 501;

  private final transient Facts facts;

  private final String sentence;

  public ApiException(String sentence, Facts facts, @Nullable Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
    this.facts = facts;
  }

  /** The caller's thread was interrupted before anything was sent. */
  public static ApiException cancelled(String method) {
    return new ApiException(
        Text.of("http.cancelled"),
        new Facts(Category.CANCELLED, method, null, 0, null, null, null, null, null, false),
        null);
  }

  @Override
  public String getMessage() {
    return sentence;
  }

  public Facts facts() {
    return facts;
  }

  public Category category() {
    return facts.category();
  }

  /** HTTP status, 0 when no answer came. */
  public int status() {
    return facts.status();
  }

  /** Whether nobody is there to be asked for anything, rather than for this one thing. */
  public boolean isNobodyThere() {
    return switch (facts.category()) {
      case UNKNOWN_HOST, UNREACHABLE, TIMEOUT, TLS, NOT_OPENSTACK -> true;
      default -> GATEWAYS.contains(facts.status());
    };
  }

  /**
   * Whether a request that changes something was sent and this failure does not tell what became of
   * it: no answer came, or one that cannot be read, or one by which a service or something before
   * it says that it lost its way, whatever was done by then. Only a look at the thing itself tells.
   */
  public boolean isOutcomeUnknown() {
    if (facts.method().equals("GET") || facts.method().equals("HEAD")) {
      return false;
    }
    return facts.outcomeUnknown()
        || switch (facts.category()) {
          case BAD_ANSWER, RATE_LIMIT -> true;
          case SERVER_FAULT -> facts.status() != NOT_IMPLEMENTED;
          default -> facts.status() == REQUEST_TIMEOUT;
        };
  }

  public @Nullable String requestId() {
    return facts.requestId();
  }
}
