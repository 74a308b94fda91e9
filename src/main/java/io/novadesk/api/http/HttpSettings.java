package io.novadesk.api.http;

import java.time.Duration;

/**
 * Limits of the transport.
 *
 * @param connect time to get a connection
 * @param firstByte time from sending to the answer's headers; a real cloud may take a minute for a
 *     long list
 * @param idle longest silence inside a body
 * @param maxBody bytes of a decoded answer that is read item by item
 * @param perEndpoint requests in flight at once to one host and port
 */
public record HttpSettings(
    Duration connect,
    Duration firstByte,
    Duration idle,
    long maxBody,
    int perEndpoint,
    TlsSettings tls) {
  /** What suits a cloud that is reached over the open network. */
  public static HttpSettings standard() {
    return new HttpSettings(
        Duration.ofSeconds(10),
        Duration.ofSeconds(120),
        Duration.ofSeconds(60),
        512L << 20,
        16,
        TlsSettings.SYSTEM);
  }

  /**
   * For the whole of an answer that is read into memory; more for what comes at a bearable rate.
   */
  Duration whole() {
    return idle.multipliedBy(2);
  }

  public HttpSettings withTls(TlsSettings tls) {
    return new HttpSettings(connect, firstByte, idle, maxBody, perEndpoint, tls);
  }
}
