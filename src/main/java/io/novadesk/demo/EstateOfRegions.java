package io.novadesk.demo;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Host;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.Volume;
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
        Host host = server.host();
        for (Address address : server.addresses()) {
          ports.add(
              new Port(
                  address,
                  server.id(),
                  server.projectId(),
                  server.securityGroups(),
                  server.zone(),
                  host == null ? null : host.name(),
                  server.created()));
        }
      }
    }
    return ports;
  }

  @Override
  public List<Attachment> attachments() {
    List<Attachment> attachments = new ArrayList<>();
    for (ComputeCloud cloud : regions) {
      for (Server server : cloud.region().newestFirst()) {
        Host host = server.host();
        for (Volume volume : server.volumes()) {
          attachments.add(
              new Attachment(
                  volume.id(),
                  volume.device(),
                  server.id(),
                  server.name(),
                  server.projectId(),
                  server.userId(),
                  host == null ? null : host.name(),
                  volume.attached() == 0 ? server.created() : volume.attached()));
        }
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

  @Override
  public void renameGroup(String projectId, String before, String after) {
    for (ComputeCloud cloud : regions) {
      for (Server server : cloud.region().newestFirst()) {
        if (server.projectId().equals(projectId) && server.securityGroups().contains(before)) {
          List<String> names = new ArrayList<>(server.securityGroups());
          names.replaceAll(name -> name.equals(before) ? after : name);
          cloud.records().setSecurityGroups(server, names);
        }
      }
    }
  }
}
