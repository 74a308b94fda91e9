package io.novadesk.demo.network;

/**
 * A network with one IPv4 subnet.
 *
 * @param prefix the first part of its addresses, such as {@code 10.20}: servers get one below it
 * @param external whether its addresses are floating ones
 */
public record Network(
    String id,
    String subnetId,
    String name,
    String prefix,
    String cidr,
    boolean external,
    boolean shared) {}
