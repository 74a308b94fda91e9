package io.novadesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every cloud refuses, in which words, and what it tells: the demo cloud and a real one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Filled before the first test.
abstract class RefusalContract {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private ContractCloud cloud;

  abstract ContractCloud connect() throws Exception;

  @BeforeAll
  void open() throws Exception {
    cloud = connect();
  }

  @AfterAll
  void close() {
    http.close();
    if (cloud != null) {
      cloud.close();
    }
  }

  private HttpResponse<String> send(
      String service, String version, String method, String path, String body)
      throws IOException, InterruptedException {
    String base = cloud.url(service).toString();
    base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    String below =
        switch (service) {
          case "image" -> "/v2" + path;
          case "network" -> "/v2.0" + path;
          default -> path;
        };
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + below))
            .timeout(Duration.ofMinutes(1))
            .header("X-Auth-Token", cloud.token.id().reveal())
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!version.isEmpty()) {
      request.header("OpenStack-API-Version", "compute " + version);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String sentence(HttpResponse<String> answer) {
    if (!answer.body().startsWith("{")) {
      return answer.body().replace("&#x27;", "'").replace("&quot;", "\"");
    }
    JsonNode root = JSON.readTree(answer.body()).iterator().next();
    return root.isString() ? root.stringValue() : root.path("message").asString("");
  }

  @ParameterizedTest(name = "{0} {2} {3} {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          compute|2.1|POST|/servers|{"server":{"name":"x"}}|400|'flavorRef' is a required property
          compute|2.1|POST|/servers|{"server":{"flavorRef":"1","name":""}}|400|'' is too short
          compute|2.1|POST|/servers|{"server":{"name":"x","flavorRef":"1","a":1}}|400|('a' was unexpected)
          compute|2.1|POST|/servers|{"server":{"accessIPv4":"1.1"}}|400|Value: 1.1. '1.1' is not a 'ipv4'
          compute|2.1|POST|/servers|{"server":{"accessIPv6":"no"}}|400|Value: no. 'no' is not a 'ipv6'
          compute|2.1|POST|/servers|{"server":{"user_data":"a"}}|400|field/attribute user_data
          compute|2.1|POST|/servers|{"server":{"metadata":{"a":1}}}|400|attribute a. Value: 1. 1 is not of type 'string'
          compute|2.1|POST|/servers|{"server":{"min_count":0}}|400|0 is less than the minimum of 1
          compute|2.1|POST|/servers|{"server":{"OS-DCF:diskConfig":"x"}}|400|'x' is not one of ['AUTO', 'MANUAL']
          compute|2.1|POST|/servers|{"x":{}}|400|'server' is a required property
          compute|2.18|POST|/servers|{"server":{"name":"x","flavorRef":"1","description":""}}|400|('description' was unexpected)
          compute|2.37|POST|/servers|{"server":{"name":"x","flavorRef":"1"}}|400|'networks' is a required property
          compute|2.52|POST|/servers|{"server":{"tags":["a/b"]}}|400|'a/b' does not match '^[^,/]*$'
          compute|2.1|POST|/os-keypairs|{"keypair":{"name":"a/b"}}|400|The name must be: Only expected characters
          compute|2.1|POST|/os-keypairs|{"keypair":{"name":"a","public_key":""}}|400|Keypair data is invalid: failed to generate fingerprint
          compute|2.1|POST|/os-keypairs|{"keypair":{"name":"a","public_key":"ssh-rsa JUNK"}}|400|failed to generate fingerprint
          compute|2.1|POST|/os-keypairs|{"keypair":{"name":"a","type":"ssh"}}|400|('type' was unexpected)
          compute|2.10|GET|/os-keypairs?user_id=other||403|Policy doesn't allow os_compute_api:os-keypairs:index to be performed.
          compute|2.1|GET|/flavors?sort_key=x||400|'x' is not one of ['created_at'
          compute|2.1|GET|/flavors/nosuch||404|Flavor nosuch could not be found.
          compute|2.75|GET|/flavors?colour=red||400|('colour' was unexpected)
          compute|2.1|GET|/servers/nosuch||404|Instance nosuch could not be found.
          compute|2.1|GET|/servers?limit=x||400|'x' does not match '^[0-9]*$'
          compute|2.1|GET|/os-fping||410|This resource is no longer available.
          compute|2.1|GET|/extensions/nosuch||404|The resource could not be found.
          compute|2.1|GET|/os-security-groups/x||400|Security group id should be uuid
          compute|2.1|GET|/os-hypervisors||403|os_compute_api:os-hypervisors:list
          compute|2.1|GET|/servers/x/topology||404|The resource could not be found.
          compute|2.1|GET|/servers/x/tags||404|The resource could not be found.
          compute|2.1000|GET|/servers/x/nosuch||404|The resource could not be found.
          compute|2.1000|GET|/servers||406|Version 2.1000 is not supported by the API.
          compute|2.1|GET|/servers/||404|The resource could not be found.
          volumev3||POST|/volumes|{"volume":{"size":0}}|400|0 is less than the minimum of 1
          volumev3||POST|/volumes|{"volume":{"size":1,"volume_type":"no"}}|404|Volume type with name no could not be found.
          volumev3||POST|/volumes|{"volume":{"size":1,"availability_zone":"no"}}|400|Availability zone 'no' is invalid.
          volumev3||POST|/volumes|{"volume":{"size":1,"imageRef":"no"}}|400|Invalid image identifier or unable to access requested image.
          volumev3||POST|/volumes|{"volume":{}}|400|either malformed or otherwise incorrect.
          volumev3||GET|/volumes?limit=-1||400|limit param must be positive
          volumev3||GET|/volumes?marker=no||404|Volume no could not be found.
          volumev3||GET|/volumes?sort_key=no||400|Invalid input received: Invalid sort key
          volumev3||GET|/snapshots/no||404|Snapshot no could not be found.
          volumev3||POST|/snapshots|{"snapshot":{}}|400|'volume_id' is a required property
          volumev3||GET|/nosuch||404|The resource could not be found.
          volumev3||GET|/attachments||404|The resource could not be found.
          volumev3||GET|/messages||404|The resource could not be found.
          network||GET|/ports/nosuch||404|Port nosuch could not be found.
          network||GET|/subnets/nosuch||404|Subnet nosuch could not be found.
          network||GET|/networks?limit=x||400|Limit must be an integer 0 or greater and not 'x'.
          network||GET|/extensions/nosuch||404|Extension with alias nosuch does not exist
          network||GET|/nosuch||404|The resource could not be found.
          network||POST|/security-groups|{"security_group":{"name":"default"}}|409|Default security group already exists.
          network||POST|/security-groups|{"security_group":{"a":1}}|400|Unrecognized attribute(s) 'a'
          network||POST|/networks|{"network":{"a":1}}|400|Unrecognized attribute(s) 'a'
          network||POST|/networks|{"network":{"name":5}}|400|Invalid input for name. Reason: '5' is not a valid string.
          network||POST|/networks|{"network":{"status":"x"}}|400|Attribute 'status' not allowed in POST
          network||POST|/networks|{"networks":[]}|400|Resources required
          network||POST|/networks|{"network":{"shared":true}}|403|(rule:create_network and rule:create_network:shared) is disallowed by policy
          network||PUT|/networks/nosuch|{"network":{"name":"x"}}|404|Network nosuch could not be found.
          network||DELETE|/networks/nosuch||404|Network nosuch could not be found.
          network||POST|/subnets|{"subnet":{"ip_version":4}}|400|Required attribute 'network_id' not specified
          network||POST|/subnets|{"subnet":{"network_id":"x","ip_version":4}}|400|'x' is not a valid UUID.
          network||DELETE|/subnets/nosuch||404|Subnet nosuch could not be found.
          network||POST|/floatingips|{"floatingip":{}}|400|Required attribute 'floating_network_id' not specified
          image||GET|/images/nosuch||404|No image found with ID nosuch
          image||GET|/images/||404|The resource could not be found.
          image||GET|/images?sort_dir=x||400|Invalid sort direction: x
          image||GET|/images?visibility=x||400|Invalid visibility value: x
          image||GET|/images?member_status=x||400|Invalid status: x
          image||GET|/images?protected=x||400|Valid values are 'true' or 'false'.
          image||POST|/images|{"disk_format":"wrong"}|400|'wrong' is not one of [None, 'ami'
          image||POST|/images|{"container_format":"wrong"}|400|'wrong' is not one of [None, 'ami'
          image||POST|/images|{"visibility":"public"}|403|You are not authorized to complete publicize_image action.
          identity||GET|/users/demo||403|identity:get_user.
          identity||GET|/roles||403|identity:list_roles.
          identity||GET|/nosuch||404|The requested URL was not found on the server.
          identity||GET|/auth/tokens||403|identity:validate_token.
          identity||GET|/regions/nosuch||404|Could not find region: nosuch.
          """)
  void refusesInItsWords(
      String service,
      String version,
      String method,
      String path,
      String body,
      int status,
      String sentence)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(service, version == null ? "" : version, method, path, body == null ? "" : body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (sentence != null) {
      assertThat(sentence(answer)).contains(sentence);
    }
  }

  /** What a network and its subnets are told to be, from their beginning to their end. */
  @Test
  void networksOfOnesOwnKeepWhatTheyAreGiven() throws IOException, InterruptedException {
    HttpResponse<String> made =
        send("network", "", "POST", "/networks", "{\"network\":{\"name\":\"novadesk-contract\"}}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode network = JSON.readTree(made.body()).path("network");
    String id = network.path("id").asString();
    try {
      assertThat(network.propertyNames())
          .containsExactlyInAnyOrder(
              ("id,name,tenant_id,project_id,admin_state_up,mtu,status,subnets,shared,is_default,"
                      + "router:external,availability_zone_hints,availability_zones,description,"
                      + "ipv4_address_scope,ipv6_address_scope,tags,created_at,updated_at,"
                      + "revision_number")
                  .split(",", -1));
      String four = subnet(id, "\"ip_version\":4,\"cidr\":\"10.77.1.9/24\"", 201);
      assertThat(JSON.readTree(four).at("/subnet/cidr").asString()).isEqualTo("10.77.1.0/24");
      assertThat(JSON.readTree(four).at("/subnet/gateway_ip").asString()).isEqualTo("10.77.1.1");
      assertThat(JSON.readTree(four).at("/subnet/allocation_pools/0/start").asString())
          .isEqualTo("10.77.1.2");
      String six = subnet(id, "\"ip_version\":6,\"cidr\":\"fd00:0::/64\"", 201);
      assertThat(JSON.readTree(six).at("/subnet/gateway_ip").asString()).isEqualTo("fd00::");
      assertThat(JSON.readTree(six).at("/subnet/allocation_pools/0/end").asString())
          .isEqualTo("fd00::ffff:ffff:ffff:ffff");
      assertThat(subnet(id, "\"ip_version\":4,\"cidr\":\"10.77.1.0/25\"", 400))
          .contains("overlaps with another subnet.");
      assertThat(
              subnet(
                  id,
                  "\"ip_version\":4,\"cidr\":\"10.78.0.0/24\",\"gateway_ip\":\"10.78.0.5\","
                      + "\"allocation_pools\":[{\"start\":\"10.78.0.2\",\"end\":\"10.78.0.9\"}]",
                  409))
          .contains("Gateway ip 10.78.0.5 conflicts with allocation pool 10.78.0.2-10.78.0.9.");
    } finally {
      assertThat(send("network", "", "DELETE", "/networks/" + id, "").statusCode()).isEqualTo(204);
    }
  }

  private String subnet(String network, String fields, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            "network",
            "",
            "POST",
            "/subnets",
            "{\"subnet\":{\"network_id\":\"%s\",%s}}".formatted(network, fields));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          volumev3|/volumes|volumes|id,name,links
          network|/security-groups|security_groups|id,name,stateful,tenant_id,description,shared,security_group_rules,tags,created_at,updated_at,revision_number,project_id
          network|/subnets|subnets|id,name,tenant_id,network_id,ip_version,subnetpool_id,enable_dhcp,ipv6_ra_mode,ipv6_address_mode,gateway_ip,cidr,allocation_pools,host_routes,dns_nameservers,description,service_types,tags,created_at,updated_at,revision_number,project_id
          network|/extensions|extensions|alias,description,links,name,updated
          volumev3|/extensions|extensions|alias,description,links,name,updated
          compute|/os-networks|networks|id,label,cidr,netmask,gateway,broadcast,dns1,dns2,cidr_v6,gateway_v6,netmask_v6
          compute|/extensions|extensions|alias,description,links,name,namespace,updated
          """)
  void listsWithTheseFields(String service, String path, String key, String fields)
      throws IOException, InterruptedException {
    JsonNode list = JSON.readTree(send(service, "", "GET", path, "").body()).path(key);
    for (JsonNode item : list) {
      assertThat(item.propertyNames()).containsExactlyInAnyOrder(fields.split(",", -1));
    }
    // A project may have no volumes; the others every project has.
    assertThat(list.size()).isGreaterThan(key.equals("volumes") ? -1 : 0);
  }
}
