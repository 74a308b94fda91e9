package io.novadesk.testing;

import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** A demo cloud whose compute, image and network services stand behind one gateway. */
public final class SpoiledDemo implements AutoCloseable {
  private final OpenDemo demo;
  private final Gateway gateway;
  private final Session session;

  private SpoiledDemo(OpenDemo demo, Gateway gateway, Session session) {
    this.demo = demo;
    this.gateway = gateway;
    this.session = session;
  }

  public static SpoiledDemo asMember() throws Exception {
    OpenDemo demo = OpenDemo.asMember();
    Login straight = demo.session().login();
    Gateway gateway = new Gateway(straight.authUrl());
    Endpoints endpoints = Endpoints.OF_CATALOGUE;
    for (String type : List.of(Endpoints.COMPUTE, Endpoints.IMAGE, Endpoints.NETWORK)) {
      URI there =
          endpoints
              .find(
                  type,
                  demo.session().identity().catalogue(),
                  straight.region(),
                  straight.face(),
                  straight.authUrl())
              .orElseThrow();
      endpoints = endpoints.with(type, gateway.url().resolve(there.getRawPath()));
    }
    Login login =
        new Login(
            "Spoiled",
            straight.authUrl(),
            straight.credentials(),
            straight.scope(),
            straight.region(),
            straight.face(),
            straight.tls(),
            endpoints);
    return new SpoiledDemo(
        demo,
        gateway,
        new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {}));
  }

  public Gateway gateway() {
    return gateway;
  }

  /** Through the gateway. */
  public Session session() {
    return session;
  }

  /** Through the gateway. */
  public Region region() {
    return session.regions().getFirst();
  }

  /** What the cloud itself says. */
  public Region truth() {
    return demo.region();
  }

  @Override
  public void close() {
    session.close();
    gateway.close();
    demo.close();
  }
}
