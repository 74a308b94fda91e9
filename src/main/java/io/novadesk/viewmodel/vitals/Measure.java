package io.novadesk.viewmodel.vitals;

/**
 * What is measured of a server.
 *
 * @param device the hypervisor's name of it; empty: the server as a whole
 */
public record Measure(Kind kind, String device) {
  /** All CPUs of a server together. */
  public static final Measure CPUS = new Measure(Kind.CPU, "");

  /** The memory in use. */
  public static final Measure MEMORY = new Measure(Kind.MEMORY, "");

  /** Shares are told in percent, rates in bytes per second. */
  public enum Kind {
    CPU,
    MEMORY,
    READ,
    WRITTEN,
    RECEIVED,
    SENT
  }
}
