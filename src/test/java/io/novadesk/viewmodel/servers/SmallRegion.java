package io.novadesk.viewmodel.servers;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.QueueTaskRunner;
import java.time.Clock;

/** One region of the demo cloud, read to its end. */
public final class SmallRegion implements AutoCloseable {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final DemoCloud cloud;
  private final Session session;
  private final RegionModel model;

  public SmallRegion() throws Exception {
    this("demo");
  }

  /**
   * @param user of the demo cloud
   */
  public SmallRegion(String user) throws Exception {
    cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.05));
    session =
        new Connector(HttpSettings.standard(), Clock.systemUTC())
            .connect(
                new Login(
                    "Demo",
                    cloud.authUrl(),
                    new Credentials.Password(user, null, Secret.of(cloud.password())),
                    new Scope.Project(null, cloud.projectName(), null),
                    "RegionOne",
                    Interface.PUBLIC,
                    TlsSettings.SYSTEM,
                    Endpoints.OF_CATALOGUE),
                (_, _) -> {});
    model = new RegionModel(session, session.regions().getFirst(), tasks);
    tasks.until(
        () ->
            model.stateProperty().get().phase() == Inventory.Phase.LIVE
                && !model.flavors().isEmpty()
                && !model.images().isEmpty());
  }

  /** The cloud is there no more. */
  public void stop() {
    cloud.close();
  }

  public QueueTaskRunner tasks() {
    return tasks;
  }

  public Session session() {
    return session;
  }

  public RegionModel model() {
    return model;
  }

  @Override
  public void close() {
    model.dispose();
    session.close();
    cloud.close();
    tasks.close();
  }
}
