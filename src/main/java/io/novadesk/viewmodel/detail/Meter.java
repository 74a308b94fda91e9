package io.novadesk.viewmodel.detail;

/**
 * A counter as people read it.
 *
 * @param share 0 to 1 of what is possible; below 0: there is no such limit
 * @param value such as "12 %" or "1.2 MiB/s"
 * @param detail what is worth telling beside it, may be empty
 */
public record Meter(String name, double share, String value, String detail) {}
