package io.novadesk.api.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.novadesk.api.ApiException;
import io.novadesk.api.Metadata;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.image.Images;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.CannedCloud.Asked;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent, and what is made of the answers, where clouds and papers disagree. */
class RequestShapesTest {
  private static final String IMAGE = "70a599e0-31e7-49b7-b260-868f441e862b";

  private CannedCloud cloud;
  private HttpTransport http;

  @BeforeEach
  void open() throws IOException {
    cloud = new CannedCloud();
    http = new HttpTransport(HttpSettings.standard(), new ExchangeLog(10));
  }

  @AfterEach
  void close() {
    http.close();
    cloud.close();
  }

  private ComputeClient compute(String path) {
    return ComputeClient.open(http, cloud.uri(path), CannedCloud.TOKENS);
  }

  private Asked last() {
    return cloud.asked().getLast();
  }

  @Test
  void writesMetaAndReadsBothRoots() {
    Metadata metadata = compute("/v1.1/p").servers().metadata();
    String item = "/v1.1/p/servers/7/metadata/a%20b";
    cloud.answer("PUT " + item, 200, "{\"meta\": {\"a b\": \"1\"}}");
    metadata.set("7", "a b", "1");
    assertThat(last()).isEqualTo(new Asked("PUT " + item, "{\"meta\":{\"a b\":\"1\"}}"));
    cloud.answer("GET " + item, 200, "{\"meta\": {\"a b\": \"1\"}}");
    assertThat(metadata.get("7", "a b")).isEqualTo("1");
    cloud.answer("GET " + item, 200, "{\"metadata\": {\"a b\": \"2\"}}");
    assertThat(metadata.get("7", "a b")).isEqualTo("2");
    assertThat(metadata.get("7", "none")).isNull();
  }

  @Test
  void readsTheAddressesOfOneNetworkWithAndWithoutTheWrapper() {
    Servers servers = compute("/v1.1/p").servers();
    Address wanted = new Address("my net", 4, "1.2.3.4", null, null);
    String call = "GET /v1.1/p/servers/7/ips/my%20net";
    cloud.answer(call, 200, "{\"my net\": [{\"version\": 4, \"addr\": \"1.2.3.4\"}]}");
    assertThat(servers.addresses("7", "my net")).containsExactly(wanted);
    cloud.answer(
        call, 200, "{\"addresses\": {\"my net\": [{\"version\": 4, \"addr\": \"1.2.3.4\"}]}}");
    assertThat(servers.addresses("7", "my net")).containsExactly(wanted);
  }

  @Test
  void sendsBareIds() {
    Servers servers = compute("/v2/p").servers();
    cloud.answer("POST /v2/p/servers", 202, "{\"server\": {\"id\": 7}}");
    assertThat(servers.create(NewServer.of("web", IMAGE, "3")).subjectId()).isEqualTo("7");
    assertThat(last().body())
        .contains("\"imageRef\":\"" + IMAGE + "\"", "\"flavorRef\":\"3\"")
        .doesNotContain("http");
    cloud.answer("POST /v2/p/servers/7/action", 202, "");
    servers.resize("7", "4");
    assertThat(last().body()).isEqualTo("{\"resize\":{\"flavorRef\":\"4\"}}");
  }

  @Test
  void namesImageAndFlavorByNumberOnTheFirstGeneration() {
    cloud.answer("POST /v1.0/p/servers", 202, "{\"server\": {\"id\": 7, \"adminPass\": \"x\"}}");
    compute("/v1.0/p").servers().create(NewServer.of("web", "11", "3"));
    assertThat(last().body()).contains("\"imageId\":11", "\"flavorId\":3").doesNotContain("Ref");
  }

  /** Rather than a 404 of which nobody knows what it is about. */
  @Test
  void saysThatNobodyHasTheImages() {
    cloud.answer(
        "GET /compute/v2.1/",
        200,
        "{\"versions\": [{\"id\": \"v2.1\", \"version\": \"2.96\", \"min_version\": \"2.40\"}]}");
    Images images = Images.at(http, null, compute("/compute/v2.1"), CannedCloud.TOKENS);
    int before = cloud.asked().size();
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(images::list)
        .withMessageContaining("catalogue has no image service");
    assertThat(cloud.asked()).hasSize(before);
  }

  @Test
  void findsTheNewImageInTheBodyOrBehindTheLocation() {
    Servers servers = compute("/v2/p").servers();
    String call = "POST /v2/p/servers/7/action";
    cloud.answer(call, 202, Map.of("Location", "http://elsewhere/v2/images/" + IMAGE), "");
    assertThat(servers.createImage("7", "s", Map.of()).subjectId()).isEqualTo(IMAGE);
    cloud.answer(call, 202, "{\"image_id\": \"" + IMAGE + "\"}");
    assertThat(servers.createImage("7", "s", Map.of()).subjectId()).isEqualTo(IMAGE);
  }
}
