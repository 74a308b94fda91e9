package io.novadesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Flavors;
import io.novadesk.api.compute.NewFlavor;
import io.novadesk.api.compute.RemoteConsole;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerGroups.ServerGroup;
import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.compute.Servers;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.Images;
import io.novadesk.api.image.NewImage;
import io.novadesk.api.network.Networks;
import io.novadesk.api.volume.Volumes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract, kept by a real OpenStack, and what only a real one has. */
@Tag("cloud")
class RealCloudTest extends Contract {
  @Override
  ContractCloud connect() throws Exception {
    return ContractCloud.real();
  }

  @Test
  void runsTheRarerCommands() {
    String id = server();
    Servers servers = compute().servers();
    servers.send(servers.requests().lock(id, "because"));
    Server locked = compute().servers().get(id);
    assertThat(locked.locked()).isTrue();
    assertThat(locked.lockedReason()).isEqualTo("because");
    servers.send(servers.requests().unlock(id));
    servers.send(
        servers
            .requests()
            .update(id, new ServerRequests.Change(null, "some words", null, null, null)));
    assertThat(servers.get(id).description()).isEqualTo("some words");
    compute().servers().tags().add(id, "one");
    assertThat(compute().servers().tags().replace(id, List.of("two", "three")))
        .containsExactlyInAnyOrder("two", "three");
    assertThat(compute().servers().addresses(id)).isNotEmpty();
    assertThat(compute().servers().attachments().interfacesOf(id)).isNotEmpty();
    assertThat(compute().servers().attachments().volumesOf(id)).isEmpty();
    assertThat(compute().servers().console(id, RemoteConsole.Kind.NOVNC).url()).startsWith("http");
    servers.send(servers.requests().pause(id));
  }

  @Test
  void keepsKeyPairs() {
    assertKeepsKeyPairs();
  }

  @Test
  void keepsServerGroupsAndTellsZones() {
    ServerGroup group = compute().serverGroups().create("novadesk-contract", "soft-anti-affinity");
    assertThat(group.policy()).isEqualTo("soft-anti-affinity");
    assertThat(compute().serverGroups().list()).extracting(ServerGroup::id).contains(group.id());
    compute().serverGroups().delete(group.id());
    assertThat(compute().operations().zones()).isNotEmpty();
  }

  @Test
  void movesTheDataOfImages() {
    Images images = cloud().images(compute());
    byte[] data = new byte[300_000];
    Image image =
        images.create(
            new NewImage(
                "novadesk-contract",
                "raw",
                "bare",
                null,
                false,
                0,
                0,
                List.of(),
                Map.of("k", "v")));
    try {
      images.upload(image.id(), new ByteArrayInputStream(data), data.length, _ -> {});
      ByteArrayOutputStream back = new ByteArrayOutputStream();
      assertThat(images.download(image.id(), back, _ -> {})).isEqualTo(data.length);
      assertThat(back.toByteArray()).isEqualTo(data);
      assertThat(images.get(image.id()).properties()).containsEntry("k", "v");
    } finally {
      images.delete(image.id());
    }
  }

  @Test
  void makesFlavorsAsAnAdministrator() throws Exception {
    try (ContractCloud admin = ContractCloud.real("admin")) {
      Flavors flavors = admin.compute().flavors();
      Flavor made =
          flavors.create(
              new NewFlavor("novadesk-contract", "", 1, 64, 1, 0, 0, false, Map.of("hw:x", "1")));
      try {
        assertThat(made.isPublic()).isFalse();
        assertThat(made.extraSpecs()).containsEntry("hw:x", "1");
        assertThat(flavors.list()).extracting(Flavor::name).contains("novadesk-contract");
        assertThat(flavors.access(made.id())).isEmpty();
        String project = Objects.requireNonNull(admin.token.project()).id();
        flavors.changeAccess(made.id(), project, true);
        assertThat(flavors.access(made.id())).containsExactly(project);
        flavors.changeAccess(made.id(), project, false);
        assertThat(flavors.access(made.id())).isEmpty();
      } finally {
        flavors.delete(made.id());
      }
    }
  }

  @Test
  void tellsNetworksAndVolumes() {
    Networks networks = Networks.open(cloud().http, cloud().url("network"), cloud().tokens);
    assertThat(networks.networks()).extracting(Networks.Network::name).contains("private");
    assertThat(networks.subnets()).isNotEmpty();
    assertThat(networks.securityGroups())
        .extracting(Networks.SecurityGroup::name)
        .contains("default");
    assertThat(networks.floatingIps()).isNotNull();
    Volumes volumes = Volumes.open(cloud().http, cloud().url("volumev3"), cloud().tokens);
    assertThat(volumes.types()).isNotEmpty();
    Volumes.Volume volume = volumes.create("novadesk-contract", 1, null, null, null);
    assertThat(volumes.volumes()).extracting(Volumes.Volume::id).contains(volume.id());
    while (volumes.volumes().stream()
        .anyMatch(v -> v.id().equals(volume.id()) && v.status().equals("creating"))) {
      LockSupport.parkNanos(200_000_000L);
    }
    volumes.delete(volume.id());
  }
}
