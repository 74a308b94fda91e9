package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.Asker;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.action.ServerActions;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.live.Region;
import io.novadesk.testing.TestCloud;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The table on a real OpenStack: one server is led through its states; in each, everything that the
 * table refuses is asked for all the same and must be refused, by a member and by an administrator,
 * and what the table allows is what leads on.
 */
@Tag("cloud")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Filled before the first test.
class RealLegalityTest {
  /** Allowed nearly always, and harmless. */
  private static final Set<ServerAction> HARMLESS =
      EnumSet.of(ServerAction.RENAME, ServerAction.EDIT, ServerAction.EDIT_METADATA);

  private final List<String> wrong = new ArrayList<>();
  private TestCloud cloud;
  private Region member;
  private Region admin;
  private String id;
  private Trials asMember;
  private Trials asAdmin;
  private int cells;

  @BeforeAll
  void start() throws Exception {
    cloud = TestCloud.real();
    member = cloud.region();
    admin = cloud.adminRegion();
    Server server = cloud.server("novadesk-actions-matrix", Map.of("purpose", "matrix"));
    assertThat(server.state()).isEqualTo(ServerStatus.ACTIVE);
    id = server.id();
    String image = Objects.requireNonNull(server.imageId());
    asMember = new Trials(member.compute(), image, cloud.flavor("m1.small"), "1");
    asAdmin = new Trials(admin.compute(), image, cloud.flavor("m1.small"), "1");
  }

  @AfterAll
  void end() throws Exception {
    if (cloud != null) {
      if (admin != null && id != null) {
        admin.servers().send(admin.servers().requests().unlock(id));
      }
      cloud.close();
    }
  }

  @Test
  void refusesWhatTheCloudRefusesInEveryState() {
    look();
    lead(member, new Command.Plain(ServerAction.LOCK));
    look();
    lead(member, new Command.Plain(ServerAction.UNLOCK));
    lead(member, new Command.Plain(ServerAction.PAUSE));
    look();
    lead(member, new Command.Plain(ServerAction.UNPAUSE));
    lead(member, new Command.Plain(ServerAction.SUSPEND));
    look();
    lead(member, new Command.Plain(ServerAction.RESUME));
    lead(member, new Command.Plain(ServerAction.STOP));
    look();
    lead(member, new Command.Rescue(null, null));
    look();
    lead(member, new Command.Plain(ServerAction.UNRESCUE));
    lead(member, new Command.Resize(cloud.flavor("m1.small"), "m1.small"));
    look();
    lead(member, new Command.Plain(ServerAction.REVERT_RESIZE));
    lead(member, new Command.Plain(ServerAction.SHELVE));
    look();
    lead(member, new Command.Plain(ServerAction.UNSHELVE));
    lead(admin, new Command.ResetState(false));
    look();
    lead(member, new Command.Plain(ServerAction.REBOOT_HARD));
    assertThat(wrong).isEmpty();
    assertThat(cells).isGreaterThan(60);
  }

  /** The table allows it, and so does the cloud. */
  private void lead(Region region, Command command) {
    Server before = region.servers().get(id);
    Asker asker = region == admin ? asker(cloud, true) : asker(cloud, false);
    assertThat(ServerActions.check(command.action(), before, asker))
        .as(command.action() + " of " + before.status())
        .isInstanceOf(Legality.Allowed.class);
    Operation operation = new Operation(command, region, before, _ -> {});
    operation.run();
    assertThat(operation.state())
        .as(command.action() + " of " + before.status() + ": " + operation.state())
        .isInstanceOf(Done.class);
    cells++;
  }

  private Asker asker(TestCloud where, boolean administrator) {
    try {
      return administrator ? where.admin().asker(admin) : where.session().asker(member);
    } catch (ConnectException e) {
      throw new IllegalStateException(e);
    }
  }

  private void look() {
    look(member, asMember, asker(cloud, false));
    look(admin, asAdmin, asker(cloud, true));
  }

  private void look(Region region, Trials trials, Asker asker) {
    Server now = region.servers().get(id);
    for (ServerAction action : Trials.actions()) {
      boolean allowed = ServerActions.check(action, now, asker).isAllowed();
      if (isNoNews(action) || (allowed && !HARMLESS.contains(action))) {
        continue;
      }
      cells++;
      boolean accepted = isAccepted(region, trials, action);
      if (allowed != accepted) {
        wrong.add(
            "%s of %s (%s, locked %s) by %s: table %s, cloud %s"
                .formatted(
                    action,
                    now.status(),
                    now.taskState(),
                    now.locked(),
                    asker.administrator() ? "admin" : "member",
                    allowed,
                    accepted));
      }
    }
  }

  /** The cloud takes these and nothing changes. */
  private static boolean isNoNews(ServerAction action) {
    return action == ServerAction.LOCK || action == ServerAction.UNLOCK;
  }

  private boolean isAccepted(Region region, Trials trials, ServerAction action) {
    try {
      region.servers().send(trials.request(action, id));
      return true;
    } catch (ApiException e) {
      assertThat(e.status()).as(action + ": " + e.getMessage()).isIn(400, 403, 409);
      return false;
    }
  }
}
