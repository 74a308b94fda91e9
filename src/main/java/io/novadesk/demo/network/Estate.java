package io.novadesk.demo.network;

import java.util.List;

/** What the services beside Compute see of the servers. */
public interface Estate {
  /** An address and the server that has it. */
  record Port(Address address, String serverId, String projectId) {}

  /** A volume and the server that has it. */
  record Attachment(
      String volumeId, String device, String serverId, String serverName, String projectId) {}

  /** The addresses of all servers. */
  List<Port> ports();

  /** The volumes of all servers. */
  List<Attachment> attachments();

  /** Gives a server a floating address. */
  void addFloating(String serverId, Address address);

  /** Takes a floating address from whoever has it. */
  void removeFloating(Address address);
}
