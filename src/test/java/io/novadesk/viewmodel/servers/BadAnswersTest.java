package io.novadesk.viewmodel.servers;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.novadesk.testing.Gateway;
import io.novadesk.testing.Gateway.Mood;
import io.novadesk.testing.QueueTaskRunner;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a cloud answers, the list stays as it was, with its age and a sentence, and comes alive
 * again.
 */
class BadAnswersTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private DemoCloud cloud;
  private Gateway gateway;
  private Session session;
  private RegionModel region;
  private ServerTableViewModel table;

  @BeforeEach
  void connect() throws Exception {
    cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.05));
    URI auth = cloud.authUrl();
    gateway = new Gateway(URI.create("http://127.0.0.1:" + auth.getPort() + "/compute/v2.1"));
    HttpSettings usual = HttpSettings.standard();
    HttpSettings impatient =
        new HttpSettings(
            usual.connect(),
            Duration.ofMillis(700),
            Duration.ofMillis(700),
            usual.maxBody(),
            usual.perEndpoint(),
            usual.tls());
    session =
        new Connector(impatient, Clock.systemUTC())
            .connect(
                new Login(
                    "Demo",
                    auth,
                    new Credentials.Password(cloud.userName(), null, Secret.of(cloud.password())),
                    new Scope.Project(null, cloud.projectName(), null),
                    "RegionOne",
                    Interface.PUBLIC,
                    TlsSettings.SYSTEM,
                    Endpoints.OF_CATALOGUE.with(Endpoints.COMPUTE, gateway.url())),
                (_, _) -> {});
    region = new RegionModel(session, session.regions().getFirst(), tasks);
    table = new ServerTableViewModel(tasks);
    table.show(List.of(region), _ -> true);
    tasks.until(() -> phase() == Inventory.Phase.LIVE && table.rows().size() > 40);
  }

  @AfterEach
  void disconnect() {
    region.dispose();
    session.close();
    gateway.close();
    cloud.close();
    tasks.close();
  }

  @ParameterizedTest
  @EnumSource(value = Mood.class, mode = EnumSource.Mode.EXCLUDE, names = "HONEST")
  void theListStaysAndTellsItsAge(Mood mood) {
    int before = table.rows().size();
    table.select(List.of(table.rows().getFirst()));
    gateway.mood(mood);
    region.refresh();
    tasks.until(() -> phase() == Inventory.Phase.STALE);

    assertThat(table.rows()).hasSize(before);
    assertThat(table.selected()).hasSize(1);
    Inventory.State state = table.stateProperty().get();
    assertThat(state).isNotNull();
    assertThat(state.asOf()).isNotNull();
    assertThat(state.nextTry()).isNotNull();
    assertThat(table.problem())
        .isNotBlank()
        .doesNotContain("Exception")
        .doesNotContain("<html>")
        .doesNotContain("\n");

    gateway.mood(Mood.HONEST);
    table.refresh();
    tasks.until(() -> phase() == Inventory.Phase.LIVE);
    assertThat(table.rows()).hasSize(before);
  }

  private Inventory.Phase phase() {
    return region.stateProperty().get().phase();
  }
}
