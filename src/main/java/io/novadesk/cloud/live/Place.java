package io.novadesk.cloud.live;

/**
 * Where a service stands.
 *
 * @param service its type in the catalogue, such as {@code image}
 * @param host host and port
 */
public record Place(String service, String host) {}
