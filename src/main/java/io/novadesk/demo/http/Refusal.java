package io.novadesk.demo.http;

/**
 * A request that the cloud turns down. Each service writes it in its own form: Compute as a fault,
 * Identity as an error object, Image as a page.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String kind;

  /**
   * @param status the HTTP status
   * @param message the sentence a person will read
   */
  public Refusal(int status, String message) {
    this(status, "", message);
  }

  /**
   * @param status the HTTP status
   * @param kind what the service calls it, where it tells; empty: what it calls the status
   * @param message the sentence a person will read
   */
  public Refusal(int status, String kind, String message) {
    super(message, null, false, false);
    this.status = status;
    this.kind = kind;
  }

  public static Refusal badRequest(String message) {
    return new Refusal(400, message);
  }

  public static Refusal unauthorized() {
    return new Refusal(401, "The request you have made requires authentication.");
  }

  public static Refusal forbidden(String message) {
    return new Refusal(403, message);
  }

  public static Refusal notFound(String message) {
    return new Refusal(404, message);
  }

  public static Refusal conflict(String message) {
    return new Refusal(409, message);
  }

  /** The HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** What the service calls it; empty where it has no name. */
  public String kind() {
    return kind;
  }

  /** The sentence of the answer. */
  public String sentence() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
