package io.novadesk.demo.http;

/** The reason phrases of the statuses that this cloud uses. */
public final class Reasons {
  private Reasons() {}

  public static String of(int status) {
    return switch (status) {
      case 300 -> "Multiple Choices";
      case 302 -> "Found";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 409 -> "Conflict";
      case 410 -> "Gone";
      case 413 -> "Request Entity Too Large";
      case 415 -> "Unsupported Media Type";
      case 501 -> "Not Implemented";
      default -> status >= 500 ? "Internal Server Error" : "OK";
    };
  }
}
