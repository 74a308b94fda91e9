package io.novadesk.testing;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import java.time.Clock;

/** A demo cloud and a session in its first region. */
public final class OpenDemo implements AutoCloseable {
  private final DemoCloud cloud;
  private final Session session;

  private OpenDemo(DemoCloud cloud, Session session) {
    this.cloud = cloud;
    this.session = session;
  }

  /** As a member of the project. */
  public static OpenDemo asMember() throws Exception {
    return as("demo");
  }

  /** As an administrator in the same project. */
  public static OpenDemo asAdministrator() throws Exception {
    return as("admin");
  }

  private static OpenDemo as(String user) throws Exception {
    return as(user, DemoSettings.standard().withTimeScale(0.05));
  }

  /** In a cloud of one's own making. */
  public static OpenDemo as(String user, DemoSettings settings) throws Exception {
    return as(user, settings, "RegionOne");
  }

  /** As a member, in all regions. */
  public static OpenDemo inEveryRegion() throws Exception {
    return as("demo", DemoSettings.standard(), "");
  }

  private static OpenDemo as(String user, DemoSettings settings, String region) throws Exception {
    DemoCloud cloud = DemoCloud.start(settings);
    Login login =
        new Login(
            "Demo",
            cloud.authUrl(),
            new Credentials.Password(user, null, Secret.of(cloud.password())),
            new Scope.Project(null, cloud.projectName(), null),
            region,
            Interface.PUBLIC,
            TlsSettings.SYSTEM,
            Endpoints.OF_CATALOGUE);
    return new OpenDemo(
        cloud,
        new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {}));
  }

  public Session session() {
    return session;
  }

  public Region region() {
    return session.regions().getFirst();
  }

  @Override
  public void close() {
    session.close();
    cloud.close();
  }
}
