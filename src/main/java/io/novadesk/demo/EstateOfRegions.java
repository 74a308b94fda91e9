package io.novadesk.demo;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.network.Address;
import io.novadesk.demo.network.Estate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The servers of every region, as the services see them that the regions share. */
final class EstateOfRegions implements Estate {
  private final Collection<ComputeCloud> regions;

  EstateOfRegions(Collection<ComputeCloud> regions) {
    this.regions = regions;
  }

  @Override
  public List<Port> ports() {
    List<Port> ports = new ArrayList<>();
    for (ComputeCloud cloud : regions) {
      for (Server server : cloud.region().newestFirst()) {
        server.addresses().forEach(a -> ports.add(new Port(a, server.id(), server.projectId())));
      }
    }
    return ports;
  }

  @Override
  public List<Attachment> attachments() {
    List<Attachment> attachments = new ArrayList<>();
    for (ComputeCloud cloud : regions) {
      for (Server server : cloud.region().newestFirst()) {
        server
            .volumes()
            .forEach(
                v ->
                    attachments.add(
                        new Attachment(
                            v.id(), v.device(), server.id(), server.name(), server.projectId())));
      }
    }
    return attachments;
  }

  @Override
  public void addFloating(String serverId, Address address) {
    for (ComputeCloud cloud : regions) {
      Server server = cloud.region().find(serverId);
      if (server != null) {
        cloud.records().addFloating(server, address);
      }
    }
  }

  @Override
  public void removeFloating(Address address) {
    for (ComputeCloud cloud : regions) {
      for (Server server : cloud.region().newestFirst()) {
        if (server.addresses().contains(address)) {
          cloud.records().removeFloating(server, address);
        }
      }
    }
  }
}
