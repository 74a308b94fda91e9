package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoClient.Reply;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerListTest {
  private static final int MANY = 2_500;

  private final DemoCloud big;
  private final DemoCloud seeded;

  ServerListTest() throws IOException {
    big = DemoCloud.start(DemoSettings.standard().withServers(MANY).withTimeScale(0.02));
    seeded = DemoCloud.start(DemoSettings.standard().withTimeScale(0.02));
  }

  @AfterAll
  void close() {
    big.close();
    seeded.close();
  }

  @Test
  void pagesLeadToTheEnd() {
    DemoClient client = DemoClient.of(big, "demo");
    Set<String> seen = new HashSet<>();
    String path = "/compute/v2.1/servers/detail";
    int pages = 0;
    while (!path.isEmpty()) {
      JsonNode page = client.send("GET", path, "").json();
      page.path("servers").forEach(s -> seen.add(s.path("id").asString()));
      pages++;
      URI next = URI.create(page.at("/servers_links/0/href").asString(""));
      path = next.toString().isEmpty() ? "" : next.getPath() + "?" + next.getQuery();
    }
    assertThat(seen).hasSize(MANY);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void limitIsCappedAtAThousand() {
    DemoClient client = DemoClient.of(big, "demo");
    assertThat(client.get("/servers?limit=5000").json().path("servers").size()).isEqualTo(1000);
    assertThat(client.get("/servers?limit=-1").status()).isEqualTo(400);
    Reply marker = client.get("/servers?marker=nobody");
    assertThat(marker.message()).isEqualTo("marker [nobody] not found");
  }

  @Test
  void sortedPagesGoOnWhereTheyStopped() {
    DemoClient client = DemoClient.of(seeded, "demo");
    List<String> first = names(client.get("/servers?sort_key=display_name&sort_dir=asc&limit=3"));
    assertThat(first).containsExactly("api-01", "api-02", "api-03");
    String marker = client.idOf("api-03");
    assertThat(
            names(
                client.get("/servers?sort_key=display_name&sort_dir=asc&limit=2&marker=" + marker)))
        .containsExactly("api-04", "api-05");
  }

  private static List<String> names(Reply reply) {
    return reply.json().path("servers").findValuesAsString("name");
  }

  @Test
  void filtersByNameStatusAddressFlavorAndTags() {
    DemoClient client = DemoClient.of(seeded, "demo");
    assertThat(names(client.get("/servers?name=%5Edb-")).size()).isEqualTo(5);
    assertThat(names(client.get("/servers?status=SHUTOFF")))
        .containsExactlyInAnyOrder("batch-03", "batch-04", "ci-04");
    assertThat(names(client.get("/servers?status=VERIFY_RESIZE"))).containsExactly("api-06");
    assertThat(names(client.get("/servers?flavor=r1.large")).size()).isEqualTo(5);
    assertThat(names(client.get("/servers?tags=frontend")).size()).isEqualTo(10);
    assertThat(names(client.get("/servers?ip=%5E203%5C.0"))).contains("bastion", "web-01");
    assertThat(names(client.get("/servers?locked=true"))).containsExactly("db-01");
    assertThat(client.get("/servers?status=NONSENSE").status()).isEqualTo(400);
    assertThat(client.get("/servers?name=%5B").status()).isEqualTo(400);
  }

  @Test
  void everyProjectsServersAreForAdministrators() {
    Reply refused = DemoClient.of(seeded, "demo").get("/servers?all_tenants=1");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.message())
        .isEqualTo(
            "Policy doesn't allow os_compute_api:servers:index:get_all_tenants to be performed.");
    assertThat(DemoClient.of(seeded, "admin").get("/servers?all_tenants=1").status())
        .isEqualTo(200);
  }

  @Test
  void secondRegionHasServersOfItsOwn() {
    DemoClient client = DemoClient.of(seeded, "demo").withCompute("/region-two/compute/v2.1");
    assertThat(names(client.get("/servers"))).hasSize(15).contains("archive-03");
  }

  @Test
  void changesSinceHoldsTheDeletedToo() {
    DemoClient client = DemoClient.of(seeded, "demo");
    String kept = client.active("changed");
    String gone = client.active("deleted");
    String since = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    client.delete("/servers/" + gone);
    client.awaitStatus(gone, "GONE");
    client.put("/servers/" + kept, "{\"server\":{\"name\":\"renamed\"}}");
    JsonNode servers = client.get("/servers/detail?changes-since=" + since).json().path("servers");
    assertThat(servers.findValuesAsString("name")).contains("renamed", "deleted");
    for (JsonNode server : servers) {
      boolean deleted = server.path("id").asString().equals(gone);
      assertThat(server.path("status").asString().equals("DELETED")).isEqualTo(deleted);
    }
    assertThat(client.get("/servers/" + gone).message())
        .isEqualTo("Instance " + gone + " could not be found.");
    assertThat(client.get("/servers?changes-since=yesterday").status()).isEqualTo(400);
  }

  @Test
  void churnIsSeenByAPoll() {
    DemoClient client = DemoClient.of(big, "demo");
    String since = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    big.churn(70);
    int changed =
        client.get("/servers/detail?changes-since=" + since).json().path("servers").size();
    assertThat(changed).isEqualTo(70);
  }
}
