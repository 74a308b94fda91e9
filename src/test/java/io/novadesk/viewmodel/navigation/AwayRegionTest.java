package io.novadesk.viewmodel.navigation;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.AwayRegion;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.navigation.NavItem.Kind;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cloud of which one region does not answer when it is opened. */
@Timeout(120)
class AwayRegionTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();

  @Test
  void theOthersAreShownAndItComesBackByItself() throws Exception {
    ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);
    try (AwayRegion cloud = AwayRegion.start();
        Session session = connect(cloud)) {
      console.open(session, Marking.NONE);
      RegionModel second = console.openRegions().getLast();
      NavItem item =
          console.navigation().roots().getFirst().children().stream()
              .filter(i -> i.kind() == Kind.REGION && i.regions().contains(second))
              .findFirst()
              .orElseThrow();
      tasks.until(() -> console.servers().rows().size() > 20);
      tasks.until(() -> !item.troubleProperty().get().isEmpty());
      assertThat(item.troubleProperty().get()).contains("Connection refused");
      assertThat(second.flavors()).isEmpty();
      // The tree marks it; no task and no notice tells the same once more.
      assertThat(console.operations().rows()).isEmpty();
      assertThat(console.away().textProperty().get()).isEmpty();

      cloud.comeBack();
      second.refresh();
      tasks.until(
          () ->
              item.troubleProperty().get().isEmpty()
                  && !second.rows().isEmpty()
                  && !second.flavors().isEmpty());
      tasks.until(() -> item.children().stream().anyMatch(i -> i.isPage("keypairs")));
      assertThat(second.asker().maximum()).isNotNull();
    } finally {
      console.dispose();
      tasks.close();
    }
  }

  private static Session connect(AwayRegion cloud) throws Exception {
    return new Connector(HttpSettings.standard(), Clock.systemUTC())
        .connect(
            new Login(
                "Demo",
                cloud.authUrl(),
                new Credentials.Password(
                    cloud.cloud().userName(), null, Secret.of(cloud.cloud().password())),
                new Scope.Project(null, cloud.cloud().projectName(), null),
                null,
                Interface.PUBLIC,
                TlsSettings.SYSTEM,
                Endpoints.OF_CATALOGUE),
            (_, _) -> {});
  }
}
