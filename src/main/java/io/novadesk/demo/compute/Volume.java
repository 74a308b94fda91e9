package io.novadesk.demo.compute;

/**
 * A volume attached to a server.
 *
 * @param attached when, in milliseconds since 1970; 0: at the server's creation
 */
public record Volume(
    String id, String device, boolean deleteOnTermination, String tag, long attached) {
  /** The same volume, which goes with its server or stays. */
  public Volume going(boolean withServer) {
    return new Volume(id, device, withServer, tag, attached);
  }
}
