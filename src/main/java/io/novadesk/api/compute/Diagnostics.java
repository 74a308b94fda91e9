package io.novadesk.api.compute;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counters that a hypervisor keeps of a server (API reference, "Servers diagnostics"). They only
 * grow, from the server's start; what the hypervisor does not tell is null.
 *
 * @param uptime seconds
 * @param more what has no place here, by the cloud's own names
 */
public record Diagnostics(
    @Nullable String state,
    @Nullable String driver,
    @Nullable String hypervisor,
    @Nullable Long uptime,
    @Nullable Memory memory,
    List<Cpu> cpus,
    List<Disk> disks,
    List<Nic> nics,
    Map<String, String> more) {

  /**
   * @param maximum MiB
   * @param used MiB
   */
  public record Memory(@Nullable Long maximum, @Nullable Long used) {}

  /**
   * @param time nanoseconds that it worked
   */
  public record Cpu(String name, @Nullable Long time) {}

  /** Bytes and requests. */
  public record Disk(
      String name,
      @Nullable Long read,
      @Nullable Long reads,
      @Nullable Long written,
      @Nullable Long writes,
      @Nullable Long errors) {}

  /**
   * Bytes, and packets lost.
   *
   * @param name its hardware address, or the hypervisor's name of it
   */
  public record Nic(
      String name,
      @Nullable Long received,
      @Nullable Long sent,
      @Nullable Long errors,
      @Nullable Long dropped) {}
}
