package io.novadesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoCloudTest {
  @Test
  void openrcHoldsOnlyExports() throws IOException {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      assertThat(cloud.openrc().lines())
          .allMatch(line -> line.matches("export OS_[A-Z_]+=\\S+"))
          .contains("export OS_AUTH_URL=" + cloud.authUrl());
    }
  }

  @Test
  void latencyIsAddedToEveryAnswer() throws IOException {
    Duration latency = Duration.ofMillis(80);
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard().withLatency(latency))) {
      DemoClient client = new DemoClient(cloud);
      long start = System.nanoTime();
      client.send("GET", "/identity/v3", "");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(latency);
    }
  }

  @Test
  void packsOnlyForThoseWhoAsk() throws IOException {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      DemoClient client = DemoClient.of(cloud, "demo");
      String path = "/compute/v2.1/servers/detail";
      assertThat(client.send("GET", path, "").header("Content-Encoding")).isEmpty();
      assertThat(client.send("GET", path, "", "Accept-Encoding", "gzip").header("Content-Encoding"))
          .isEqualTo("gzip");
    }
  }

  @Test
  void headHasTheLengthButNoBody() throws IOException {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      DemoClient.Reply reply =
          DemoClient.of(cloud, "demo").send("HEAD", "/compute/v2.1/flavors", "");
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.text()).isEmpty();
      assertThat(Integer.parseInt(reply.header("Content-Length"))).isPositive();
    }
  }

  @Test
  void neighboursAnswerWhatClientsOfComputeAsk() throws IOException {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      DemoClient client = DemoClient.of(cloud, "demo");
      assertThat(
              client
                  .send("GET", "/network/v2.0/networks?name=private", "")
                  .json()
                  .path("networks")
                  .size())
          .isEqualTo(1);
      String server = client.idOf("web-01");
      assertThat(
              client
                  .send("GET", "/network/v2.0/ports?device_id=" + server, "")
                  .json()
                  .path("ports")
                  .size())
          .isEqualTo(1);
      assertThat(client.send("GET", "/volume/v3/limits", "").status()).isEqualTo(200);
      assertThat(client.send("GET", "/network/v2.0/moons", "").status()).isEqualTo(404);
    }
  }
}
