package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoClient.Reply;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Networks and subnets of one's own, in the words of Neutron. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrictNetworksTest {
  private static final String NETWORKS = "/network/v2.0/networks";
  private static final String SUBNETS = "/network/v2.0/subnets";

  private final DemoCloud cloud;
  private final DemoClient client;

  StrictNetworksTest() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.02));
    client = DemoClient.of(cloud, "demo").withVersion("");
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  private String network(String name) {
    Reply made = client.send("POST", NETWORKS, "{\"network\":{\"name\":\"%s\"}}".formatted(name));
    assertThat(made.status()).isEqualTo(201);
    return made.json().at("/network/id").asString();
  }

  private Reply subnet(String network, String fields) {
    return client.send(
        "POST", SUBNETS, "{\"subnet\":{\"network_id\":\"%s\",%s}}".formatted(network, fields));
  }

  @Test
  void serversGetAddressesOfTheirNetworksInTheirOrder() {
    String first = network("first");
    String second = network("second");
    String range = "\"ip_version\":4,\"cidr\":\"19.8%d.0.0/24\"";
    String subnet = subnet(first, range.formatted(0)).json().at("/subnet/id").asString();
    subnet(second, range.formatted(6));
    String body =
        """
        {"server":{"name":"nics","flavorRef":"1","imageRef":"%s",
        "networks":[{"uuid":"%s"},{"uuid":"%s"},{"uuid":"%s"}]}}\
        """
            .formatted(client.imageId("cirros-0.6"), first, second, first);
    String id = client.post("/servers", body).json().at("/server/id").asString();
    client.awaitStatus(id, "ACTIVE");
    JsonNode addresses = client.get("/servers/" + id + "/ips").json().path("addresses");
    assertThat(addresses.path("first").findValuesAsString("addr"))
        .containsExactly("19.80.0.2", "19.80.0.3");
    assertThat(addresses.path("second").findValuesAsString("addr")).containsExactly("19.86.0.2");
    JsonNode port =
        client
            .send("GET", "/network/v2.0/ports?network_id=" + second, "")
            .json()
            .at("/ports/0/fixed_ips/0");
    assertThat(port.path("ip_address").asString()).isEqualTo("19.86.0.2");
    assertThat(client.send("DELETE", NETWORKS + "/" + first, "").message())
        .contains("There are one or more ports still in use on the network");
    assertThat(client.send("DELETE", SUBNETS + "/" + subnet, "").message())
        .endsWith("One or more ports have an IP allocation from this subnet.");
    client.delete("/servers/" + id);
    client.awaitStatus(id, "GONE");
    assertThat(client.send("DELETE", NETWORKS + "/" + first, "").status()).isEqualTo(204);
    assertThat(client.send("GET", SUBNETS + "/" + subnet, "").status()).isEqualTo(404);
  }

  @Test
  void noServerOnANetworkWithoutSubnets() {
    Reply reply =
        client.post(
            "/servers",
            """
            {"server":{"name":"x","flavorRef":"1","imageRef":"%s","networks":[{"uuid":"%s"}]}}\
            """
                .formatted(client.imageId("cirros-0.6"), network("bare")));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.message()).endsWith("requires a subnet in order to boot instances on.");
  }

  @Test
  void networksAreTheirProjectsOwn() {
    String own = network("own");
    DemoClient other = DemoClient.of(cloud, "alt", "alt").withVersion("");
    assertThat(other.send("GET", NETWORKS + "/" + own, "").status()).isEqualTo(404);
    assertThat(other.send("GET", NETWORKS, "").json().path("networks").findValuesAsString("name"))
        .contains("private")
        .doesNotContain("own");
    String shared =
        client.send("GET", NETWORKS + "?name=private", "").json().at("/networks/0/id").asString();
    assertThat(client.send("DELETE", NETWORKS + "/" + shared, "").message())
        .isEqualTo("rule:delete_network is disallowed by policy");
    assertThat(
            client.send("PUT", NETWORKS + "/" + shared, "{\"network\":{\"name\":\"x\"}}").status())
        .isEqualTo(403);
    DemoClient reader = DemoClient.of(cloud, "reader").withVersion("");
    assertThat(reader.send("POST", NETWORKS, "{\"network\":{\"name\":\"x\"}}").status())
        .isEqualTo(403);
    Reply renamed =
        client.send(
            "PUT",
            NETWORKS + "/" + own,
            "{\"network\":{\"name\":\"mine\",\"admin_state_up\":false}}");
    assertThat(renamed.json().at("/network/name").asString()).isEqualTo("mine");
    assertThat(renamed.json().at("/network/admin_state_up").asBoolean()).isFalse();
  }

  @Test
  void severalAreMadeAtOnce() {
    Reply made =
        client.send("POST", NETWORKS, "{\"networks\":[{\"name\":\"one\"},{\"name\":\"two\"}]}");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("networks").findValuesAsString("name"))
        .isEqualTo(List.of("one", "two"));
    String quota = "/network/v2.0/quotas/6f70656e737461636b206e6f76610001/details";
    long has = client.send("GET", NETWORKS + "?shared=false", "").json().path("networks").size();
    assertThat(client.send("GET", quota, "").json().at("/quota/network/used").asLong())
        .isEqualTo(has);
  }

  @Test
  void subnetsKeepWhatTheyAreGiven() {
    Reply made =
        subnet(
            network("given"),
            """
            "ip_version":6,"cidr":"fd00:0::/64","gateway_ip":"fd00::1","dns_nameservers":["fd00::5"],
            "allocation_pools":[{"start":"fd00::10","end":"fd00::0020"}],
            "host_routes":[{"destination":"fd01::/64","nexthop":"fd00::9"}],
            "ipv6_ra_mode":"slaac","ipv6_address_mode":"slaac"\
            """);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode subnet = made.json().path("subnet");
    assertThat(subnet.path("cidr").asString()).isEqualTo("fd00::/64");
    assertThat(subnet.at("/allocation_pools/0/end").asString()).isEqualTo("fd00::20");
    assertThat(subnet.at("/host_routes/0/nexthop").asString()).isEqualTo("fd00::9");
    assertThat(subnet.path("ipv6_ra_mode").asString()).isEqualTo("slaac");
    String path = SUBNETS + "/" + subnet.path("id").asString();
    Reply changed = client.send("PUT", path, "{\"subnet\":{\"gateway_ip\":null,\"name\":\"s\"}}");
    assertThat(changed.json().at("/subnet/gateway_ip").isNull()).isTrue();
    assertThat(changed.json().at("/subnet/dns_nameservers/0").asString()).isEqualTo("fd00::5");
    assertThat(client.send("PUT", path, "{\"subnet\":{\"cidr\":\"fd02::/64\"}}").message())
        .isEqualTo("Cannot update read-only attribute cidr");
    assertThat(client.send("DELETE", path, "").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "cidr":"10.1.0.0/24"|400|Failed to parse request. Required attribute 'ip_version' not specified
          "ip_version":5|400|Invalid input for ip_version. Reason: 5 is not in valid_values.
          "ip_version":4|400|Bad subnets request: a subnetpool must be specified in the absence of a cidr.
          "ip_version":4,"cidr":"junk"|400|Invalid input for operation: junk is not in a CIDR format.
          "ip_version":4,"cidr":"fd00::/64"|400|Invalid input for operation: cidr 'fd00::/64' does not match the ip_version '4'.
          "ip_version":4,"cidr":"10.1.0.0/31"|400|Invalid input for operation: Subnet has a prefix length that is incompatible with DHCP service enabled.
          "ip_version":4,"cidr":"10.1.0.0/24","gateway_ip":"x"|400|Invalid input for gateway_ip. Reason: 'x' is not a valid IP address.
          "ip_version":4,"cidr":"10.1.0.0/24","enable_dhcp":"maybe"|400|Invalid input for operation: 'maybe' cannot be converted to boolean.
          "ip_version":4,"cidr":"10.1.0.0/24","ipv6_ra_mode":"slaac"|400|Invalid input for operation: ipv6_ra_mode is not valid when ip_version is 4.
          "ip_version":4,"cidr":"10.1.0.0/24","dns_nameservers":["1.1.1.1","1.1.1.1"]|400|Invalid input for dns_nameservers. Reason: Duplicate nameserver '1.1.1.1'.
          "ip_version":4,"cidr":"10.1.0.0/24","host_routes":[{"destination":"x","nexthop":"10.1.0.1"}]|400|Invalid input for host_routes. Reason: 'x' is not a valid CIDR.
          "ip_version":4,"cidr":"10.1.0.0/24","allocation_pools":[{"start":"10.2.0.2","end":"10.2.0.9"}]|400|The allocation pool 10.2.0.2-10.2.0.9 spans beyond the subnet cidr 10.1.0.0/24.
          "ip_version":4,"cidr":"10.1.0.0/24","allocation_pools":[{"start":"10.1.0.9","end":"10.1.0.2"}]|400|The allocation pool {'start': '10.1.0.9', 'end': '10.1.0.2'} is not valid.
          "ip_version":4,"cidr":"10.1.0.0/24","gateway_ip":"10.1.0.5","allocation_pools":[{"start":"10.1.0.2","end":"10.1.0.9"}]|409|Gateway ip 10.1.0.5 conflicts with allocation pool 10.1.0.2-10.1.0.9.
          "ip_version":4,"cidr":"10.1.0.0/24","a":1|400|Unrecognized attribute(s) 'a'
          "ip_version":4,"cidr":"10.1.0.0/24","tags":[]|400|Attribute 'tags' not allowed in POST
          "ip_version":4,"cidr":"10.7.0.0/25"|400|Invalid input for operation: Requested subnet with cidr: 10.7.0.0/25 for network: %s overlaps with another subnet.
          """)
  void wrongSubnetsAreRefused(String fields, int status, String sentence) {
    String network = network("wrong");
    subnet(network, "\"ip_version\":4,\"cidr\":\"10.7.0.0/24\"");
    Reply reply = subnet(network, fields);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.message()).isEqualTo(sentence.replace("%s", network));
    client.send("DELETE", NETWORKS + "/" + network, "");
  }

  @Test
  void externalNetworksAreForAdministratorsToMake() {
    String wanted = "{\"network\":{\"name\":\"beyond\",\"router:external\":true}}";
    assertThat(client.send("POST", NETWORKS, wanted).message())
        .isEqualTo(
            "(rule:create_network and rule:create_network:router:external) is disallowed by"
                + " policy");
    DemoClient admin = DemoClient.of(cloud, "admin").withVersion("");
    String id = admin.send("POST", NETWORKS, wanted).json().at("/network/id").asString();
    assertThat(client.send("GET", NETWORKS + "/" + id, "").status()).isEqualTo(200);
    admin.send(
        "POST",
        SUBNETS,
        "{\"subnet\":{\"network_id\":\"%s\",\"ip_version\":4,\"cidr\":\"198.51.100.0/24\"}}"
            .formatted(id));
    Reply floating =
        client.send(
            "POST",
            "/network/v2.0/floatingips",
            "{\"floatingip\":{\"floating_network_id\":\"%s\"}}".formatted(id));
    assertThat(floating.json().at("/floatingip/floating_ip_address").asString())
        .isEqualTo("198.51.100.2");
    assertThat(floating.json().at("/floatingip/floating_network_id").asString()).isEqualTo(id);
    assertThat(admin.send("DELETE", NETWORKS + "/" + id, "").status()).isEqualTo(204);
    String gone = "/network/v2.0/floatingips/" + floating.json().at("/floatingip/id").asString();
    assertThat(client.send("GET", gone, "").status()).isEqualTo(404);
  }
}
