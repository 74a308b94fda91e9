package io.novadesk.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.ConnectException.Field;
import io.novadesk.cloud.ConnectException.Remedy;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connecting, and every way in which it can go wrong. */
class ConnectorTest {
  private final Connector connector = new Connector(HttpSettings.standard(), Clock.systemUTC());

  @Test
  void tellsEachStepAndFindsEveryRegion() throws Exception {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      List<ConnectStep> steps = new ArrayList<>();
      try (Session session =
          connector.connect(login(cloud, cloud.password()), (step, _) -> steps.add(step))) {
        assertThat(session.regions())
            .extracting(Region::name)
            .containsExactly("RegionOne", "RegionTwo");
        assertThat(session.identity().project()).isNotNull();
      }
      assertThat(steps)
          .startsWith(
              ConnectStep.RESOLVE,
              ConnectStep.REACH,
              ConnectStep.VERSIONS,
              ConnectStep.LOGIN,
              ConnectStep.CATALOGUE)
          .contains(ConnectStep.COMPUTE);
    }
  }

  @Test
  void aWrongPasswordStandsBesideThePassword() throws Exception {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      ConnectException e = failure(login(cloud, "wrong"));
      assertThat(e.step()).isEqualTo(ConnectStep.LOGIN);
      assertThat(e.remedy()).isEqualTo(new Remedy.CheckField(Field.PASSWORD));
      assertThat(e.getMessage()).doesNotContain("wrong");
    }
  }

  @Test
  void anUnknownHostStandsBesideTheAddress() {
    ConnectException e =
        failure(TestCloud.login("x", URI.create("http://no-such-host.invalid/v3"), "u", "p", "p"));
    assertThat(e.step()).isEqualTo(ConnectStep.RESOLVE);
    assertThat(e.getMessage()).contains("no-such-host.invalid");
  }

  @Test
  void aRefusedConnectionIsTold() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    ConnectException e =
        failure(
            TestCloud.login("x", URI.create("http://127.0.0.1:" + free + "/v3"), "u", "p", "p"));
    assertThat(e.step()).isEqualTo(ConnectStep.REACH);
    assertThat(e.remedy()).isEqualTo(new Remedy.CheckField(Field.AUTH_URL));
  }

  @Test
  void aWebPageIsNoOpenStack() throws IOException {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext(
        "/",
        exchange -> {
          byte[] page = "<html><title>Welcome</title></html>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    web.start();
    try {
      ConnectException e =
          failure(
              TestCloud.login(
                  "x",
                  URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/v3"),
                  "u",
                  "p",
                  "p"));
      assertThat(e.step()).isEqualTo(ConnectStep.VERSIONS);
    } finally {
      web.stop(0);
    }
  }

  @Test
  void anUnknownRegionIsAnsweredWithThoseThereAre() throws Exception {
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      Login usual = login(cloud, cloud.password());
      ConnectException e =
          failure(
              new Login(
                  "x",
                  usual.authUrl(),
                  usual.credentials(),
                  usual.scope(),
                  "Atlantis",
                  usual.face(),
                  usual.tls(),
                  null,
                  false));
      assertThat(e.remedy()).isEqualTo(new Remedy.CheckField(Field.REGION));
      assertThat(e.getMessage()).contains("RegionOne");
    }
  }

  @Test
  void tokensAreRenewedWithoutAnyoneNoticing() throws Exception {
    try (DemoCloud cloud =
            DemoCloud.start(DemoSettings.standard().withTokenLife(Duration.ofSeconds(1)));
        Session session = connector.connect(login(cloud, cloud.password()), (_, _) -> {})) {
      String first = session.identity().id().reveal();
      java.util.concurrent.locks.LockSupport.parkNanos(1_500_000_000);
      assertThat(session.regions().getFirst().flavorShelf().read()).isNotEmpty();
      assertThat(session.identity().id().reveal()).isNotEqualTo(first);
    }
  }

  private static Login login(DemoCloud cloud, String password) {
    return TestCloud.login(
        "demo", cloud.authUrl(), cloud.userName(), password, cloud.projectName());
  }

  private ConnectException failure(Login login) {
    ConnectException e =
        catchThrowableOfType(ConnectException.class, () -> connector.connect(login, (_, _) -> {}));
    assertThat(e).isNotNull();
    return e;
  }
}
