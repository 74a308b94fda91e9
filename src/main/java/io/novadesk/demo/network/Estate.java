package io.novadesk.demo.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the services beside Compute see of the servers. */
public interface Estate {
  /**
   * An address and the server that has it.
   *
   * @param groups the names of the server's security groups
   * @param hostName where it runs; null while it runs nowhere
   * @param since when it was given, in milliseconds since 1970
   */
  record Port(
      Address address,
      String serverId,
      String projectId,
      List<String> groups,
      String zone,
      @Nullable String hostName,
      long since) {
    /** The same server's other address. */
    Port at(Address other) {
      return new Port(other, serverId, projectId, groups, zone, hostName, since);
    }
  }

  /**
   * A volume and the server that has it.
   *
   * @param hostName where the server runs; null while it runs nowhere
   * @param attached since when, in milliseconds since 1970
   */
  record Attachment(
      String volumeId,
      String device,
      String serverId,
      String serverName,
      String projectId,
      String userId,
      @Nullable String hostName,
      long attached) {}

  /** The addresses of all servers. */
  List<Port> ports();

  /** The volumes of all servers. */
  List<Attachment> attachments();

  /** Gives a server a floating address. */
  void addFloating(String serverId, Address address);

  /** The servers of a project that are in a group know it by another name from now on. */
  void renameGroup(String projectId, String before, String after);

  /** Takes a floating address from whoever has it. */
  void removeFloating(Address address);
}
