package io.novadesk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.NewFlavor;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.image.Images;
import io.novadesk.api.image.NewImage;
import io.novadesk.api.network.Networks;
import io.novadesk.api.volume.Volumes;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.FaultMatrix;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One wish is one request, whatever the cloud answers, for everything that is made: a gateway gives
 * each of these answers for services that have done it.
 */
class SentOnceTest {
  private CannedCloud cloud;
  private HttpTransport http;

  @BeforeEach
  void start() throws IOException {
    cloud = new CannedCloud();
    cloud.answer(
        "GET /compute/v2.1/",
        200,
        "{\"version\":{\"id\":\"v2.1\",\"version\":\"2.96\",\"min_version\":\"2.1\"}}");
    cloud.answer(
        "GET /image/",
        300,
        "{\"versions\":[{\"id\":\"v2.16\",\"status\":\"CURRENT\",\"links\":[{\"rel\":\"self\",\"href\":\""
            + cloud.uri("/image/v2/")
            + "\"}]}]}");
    http = new HttpTransport(HttpSettings.standard(), new ExchangeLog(10));
  }

  @AfterEach
  void stop() {
    http.close();
    cloud.close();
  }

  /** Each wish by the address that its request goes to. */
  private Map<String, Runnable> wishes() {
    ComputeClient compute =
        ComputeClient.open(http, cloud.uri("/compute/v2.1"), CannedCloud.TOKENS);
    Images images = Images.at(http, cloud.uri("/image"), compute, CannedCloud.TOKENS);
    Networks networks = Networks.open(http, cloud.uri("/network"), CannedCloud.TOKENS);
    Volumes volumes = Volumes.open(http, cloud.uri("/volume/v3/p"), CannedCloud.TOKENS);
    Map<String, Runnable> wishes = new LinkedHashMap<>();
    wishes.put(
        "/compute/v2.1/servers", () -> compute.servers().create(NewServer.of("n", "i", "f")));
    wishes.put(
        "/compute/v2.1/servers/s1/action",
        () -> compute.servers().createImage("s1", "snapshot", Map.of()));
    wishes.put(
        "/compute/v2.1/servers/s2/action",
        () ->
            compute
                .servers()
                .send(compute.servers().requests().createBackup("s2", "b", "daily", 3)));
    wishes.put("/compute/v2.1/os-keypairs", () -> compute.keyPairs().create("k", null, null));
    wishes.put(
        "/compute/v2.1/os-server-groups", () -> compute.serverGroups().create("g", "affinity"));
    wishes.put(
        "/compute/v2.1/flavors",
        () -> compute.flavors().create(new NewFlavor("f", "7", 1, 64, 1, 0, 0, true, Map.of())));
    wishes.put(
        "/compute/v2.1/servers/s1/os-volume_attachments",
        () -> compute.servers().attachments().attachVolume("s1", "v1", null, null));
    wishes.put(
        "/compute/v2.1/servers/s1/os-interface",
        () -> compute.servers().attachments().attachInterface("s1", "net", null, null));
    wishes.put(
        "/image/v2/images",
        () ->
            images.create(
                new NewImage("i", "raw", "bare", null, false, 0, 0, List.of(), Map.of())));
    wishes.put("/image/v2/images/i1/members", () -> images.addMember("i1", "p2"));
    wishes.put("/network/v2.0/floatingips", () -> networks.allocate("ext", null));
    wishes.put("/network/v2.0/security-groups", () -> networks.createSecurityGroup("g", ""));
    wishes.put(
        "/network/v2.0/security-group-rules",
        () -> networks.addRule("g", "ingress", 4, "tcp", 22, 22, null));
    wishes.put("/volume/v3/p/volumes", () -> volumes.create("v", 1, null, null, null));
    wishes.put("/volume/v3/p/snapshots", () -> volumes.createSnapshot("v", "s"));
    return wishes;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | 0 | {\"overLimit\":{\"code\":429,\"message\":\"Slow down.\"}}",
        "503 | 0 | {\"serviceUnavailable\":{\"code\":503,\"message\":\"Come again.\"}}",
        "413 | 1 | {\"overLimit\":{\"code\":413,\"message\":\"Slow down.\"}}",
        "408 | 0 | <html><h1>408 Request Time-out</h1></html>",
        "500 |   | {\"computeFault\":{\"code\":500,\"message\":\"Unexpected API Error.\"}}",
        "502 |   | <html><h1>502 Bad Gateway</h1></html>",
        "504 |   | <html><h1>504 Gateway Timeout</h1></html>",
      })
  void asksOnceAndSaysThatTheOutcomeIsNotKnown(int status, String wait, String body) {
    wishes()
        .forEach(
            (path, wish) -> {
              cloud.answer(
                  "POST " + path,
                  status,
                  wait == null ? Map.of() : Map.of("Retry-After", wait),
                  body);
              ApiException e = catchThrowableOfType(ApiException.class, wish::run);
              assertThat(requests(path)).as(path).isEqualTo(1);
              assertThat(e).as(path).isNotNull();
              assertThat(e.facts().outcomeUnknown()).as(path).isTrue();
              assertThat(e).as(path).hasMessageContaining("not known");
              FaultMatrix.row(
                  FaultMatrix.Area.OTHER_POST, "POST " + path + ": " + status, 1, e.getMessage());
            });
  }

  private long requests(String path) {
    return cloud.asked().stream().filter(a -> a.call().equals("POST " + path)).count();
  }
}
