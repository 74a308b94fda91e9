package io.novadesk.demo.network;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses of a network. Immutable: a change makes another one.
 *
 * @param gateway null for none
 * @param routes destination and next hop of each
 * @param raMode how IPv6 routers announce it; null for not at all
 * @param addressMode how its IPv6 addresses are given; null for unknown
 * @param created in milliseconds since 1970, as {@code updated}
 */
record Subnet(
    String id,
    String projectId,
    String name,
    String description,
    Cidr cidr,
    @Nullable String gateway,
    List<Cidr.Pool> pools,
    List<String> nameServers,
    List<Map<String, String>> routes,
    boolean dhcp,
    @Nullable String raMode,
    @Nullable String addressMode,
    long created,
    long updated,
    int revision) {}
