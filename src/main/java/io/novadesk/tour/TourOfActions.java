package io.novadesk.tour;

import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.identity.Credentials;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import io.novadesk.window.Window;
import java.time.Clock;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;

/** The part of the tour that shows the dialogs of commands and the guard of production clouds. */
final class TourOfActions {
  static final String MORE = "action-more";

  private final Window window;
  private final TourGuide guide;

  TourOfActions(Window window, TourGuide guide) {
    this.window = window;
    this.guide = guide;
  }

  void walk() {
    guide.step("say why not, and what helps", this::explain);
    guide.step("rebuild, and see the password once", this::rebuild);
    guide.step("rescue", this::rescue);
    guide.step("ask for a backup, details, a lock", this::smallDialogs);
    guide.step("see what goes with a server", this::consequences);
    guide.step("guard a production cloud", this::production);
    guide.step("see the servers of all projects", this::allProjects);
    new TourOfPlans(window, guide).walkAsAdministrator();
    guide.step("move servers as an administrator", this::administration);
  }

  private String explain() throws Exception {
    ServerRow row = select(r -> r.server().status().equals("PAUSED"));
    guide.chooseRefused(MORE, "action-suspend");
    guide.picture("explain");
    guide.press("explain-cancel");
    return row.name() + " cannot be suspended, and the window says why";
  }

  private String rebuild() throws Exception {
    select(r -> r.name().equals("web-06"));
    guide.press("action-rebuild");
    guide.awaitLoaded();
    guide.picture("rebuild");
    expand("rebuild-more");
    guide.picture("rebuild-more");
    fold("rebuild-more");
    expand("request");
    guide.picture("rebuild-request");
    guide.press("rebuild-accept");
    String outcome = outcome();
    showPassword();
    guide.picture("password-once");
    guide.press("password-close");
    return outcome;
  }

  /** A key in the row of the newest task leads to it. */
  private void showPassword() throws Exception {
    guide.await("the key", () -> window.scene().lookup("#task-table .task-password") != null);
    guide.fx(
        () -> {
          ((Button) window.scene().lookup("#task-table .task-password")).fire();
          return true;
        });
    guide.await("the new password", () -> window.scene().lookup("#password-once") != null);
  }

  private String rescue() throws Exception {
    select(r -> r.name().equals("web-06"));
    guide.choose(MORE, "action-rescue");
    guide.picture("rescue");
    guide.press("rescue-accept");
    String outcome = outcome();
    showPassword();
    guide.press("password-close");
    return outcome;
  }

  private String smallDialogs() throws Exception {
    select(r -> r.name().equals("web-04"));
    for (String name : new String[] {"backup", "edit", "lock"}) {
      guide.choose(MORE, "action-" + name);
      guide.picture(name);
      guide.press(name + "-cancel");
    }
    select(r -> r.name().equals("monitor-03"));
    guide.choose(MORE, "action-unshelve");
    guide.awaitLoaded();
    guide.picture("unshelve");
    guide.press("unshelve-cancel");
    return "four dialogs, nothing sent";
  }

  private String consequences() throws Exception {
    ServerRow row =
        select(r -> r.server().volumeIds().size() > 0 && !Boolean.TRUE.equals(r.server().locked()));
    guide.press("action-delete");
    guide.awaitLoaded();
    expand("request");
    guide.picture("delete-consequences");
    guide.press("delete-cancel");
    return row.name() + " has " + row.server().volumeIds().size() + " volumes";
  }

  private String production() throws Exception {
    Login demo = guide.fx(() -> window.console().sessions().getFirst().login());
    Credentials.Password user = (Credentials.Password) demo.credentials();
    Login login =
        new Login(
            "Production",
            demo.authUrl(),
            new Credentials.Password("admin", user.who().domain(), user.password()),
            demo.scope(),
            demo.region(),
            demo.face(),
            demo.tls(),
            demo.endpoints());
    Session session =
        new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {});
    guide.fx(
        () -> {
          window.console().open(session, new Marking(Colour.RED, true));
          var roots = window.console().navigation().roots();
          var item = roots.getLast();
          while (!item.showsServers()) {
            item = item.children().getFirst();
          }
          window.console().navigation().selectedProperty().set(item);
          return true;
        });
    guide.await("its servers", () -> window.console().servers().rows().size() > 20);
    select(r -> r.name().equals("api-01"));
    guide.picture("production-read-only");
    guide.press("production-toggle");
    guide.press("action-delete");
    guide.awaitLoaded();
    guide.picture("production-delete");
    guide.press("delete-cancel");
    return guide.fx(() -> window.console().production().textProperty().get());
  }

  private String allProjects() throws Exception {
    String ownOnly = guide.fx(() -> window.console().status().whereProperty().get());
    guide.fx(
        () -> {
          window.console().projects().toggle();
          return true;
        });
    guide.await(
        "servers of another project",
        () ->
            window.console().servers().rows().stream()
                .anyMatch(r -> !r.region().isOwn(r.server())));
    select(r -> !r.region().isOwn(r.server()));
    guide.await(
        "the word of it in the status bar",
        () -> !window.console().status().whereProperty().get().equals(ownOnly));
    guide.picture("all-projects");
    String where = guide.fx(() -> window.console().status().whereProperty().get());
    guide.fx(
        () -> {
          window.console().projects().toggle();
          return true;
        });
    return where;
  }

  private String administration() throws Exception {
    select(r -> r.name().equals("api-01"));
    for (String name : new String[] {"live-migrate", "evacuate"}) {
      guide.choose(MORE, "action-" + name);
      guide.awaitLoaded();
      expand("request");
      guide.picture(name);
      guide.press(name + "-cancel");
    }
    guide.choose(MORE, "action-reset-state");
    guide.picture("reset-state");
    guide.press("reset-state-cancel");
    guide.choose(MORE, "action-live-migrate");
    guide.press("live-migrate-accept");
    String outcome = outcome();
    guide.fx(
        () -> {
          window.console().close(window.console().sessions().getLast());
          return true;
        });
    return outcome;
  }

  private void expand(String pane) throws Exception {
    setExpanded(pane, true);
  }

  private void fold(String pane) throws Exception {
    setExpanded(pane, false);
  }

  private void setExpanded(String pane, boolean open) throws Exception {
    guide.fx(
        () -> {
          ((TitledPane) guide.node(pane)).setExpanded(open);
          return true;
        });
  }

  private ServerRow select(Predicate<ServerRow> wanted) throws Exception {
    return guide.fx(
        () -> {
          TableView<TableLine> table = window.view().servers().table();
          for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i) instanceof ServerRow row && wanted.test(row)) {
              table.getSelectionModel().clearAndSelect(i);
              table.scrollTo(Math.max(0, i - 5));
              return row;
            }
          }
          throw new AssertionError("no such server in the table");
        });
  }

  private String outcome() throws Exception {
    OperationRow row = guide.fx(() -> window.console().operations().rows().getFirst());
    guide.await("the end of " + row.title(), () -> row.state().isEnd());
    if (!(row.state() instanceof OperationState.Done)) {
      throw new AssertionError(row.sentence());
    }
    return row.sentence();
  }
}
