package io.novadesk.api.http;

/**
 * Sends requests: limits, retries of what is safe to repeat, gzip, the exchange log. One for each
 * connected cloud; blocking; safe to use from many threads; interrupting the caller's thread ends
 * its call at once.
 */
public final class HttpTransport implements AutoCloseable {
  private final HttpSettings settings;
  private final ExchangeLog log;

  public HttpTransport(HttpSettings settings, ExchangeLog log) {
    this.settings = settings;
    this.log = log;
  }

  public HttpSettings settings() {
    return settings;
  }

  public ExchangeLog log() {
    return log;
  }

  @Override
  public void close() {}
}
