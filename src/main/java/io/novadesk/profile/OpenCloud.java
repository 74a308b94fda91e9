package io.novadesk.profile;

/**
 * A cloud that is open, or is to be opened again. It tells no secret.
 *
 * @param connection by which name its connection is kept
 * @param name by what it is known while it is open: two projects of one connection have two names
 * @param scope the key of the project, or of what else the login is for; empty: what the connection
 *     says
 */
public record OpenCloud(String connection, String name, String scope) {
  /** As its connection says. */
  public static OpenCloud of(String connection) {
    return new OpenCloud(connection, connection, "");
  }
}
