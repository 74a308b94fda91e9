package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.profile.RecentProjects;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.TestCloud;
import io.novadesk.viewmodel.connect.ProjectSwitch.Where;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one project of a cloud to another, by the login that is there. */
class ProjectSwitchTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final List<Session> opened = new ArrayList<>();
  private final List<Where> where = new ArrayList<>();
  @TempDir Path profile;
  private ProjectSwitch projects;

  @BeforeEach
  void start() {
    projects = start(this::opened);
  }

  /** As the program does it at each start. */
  private ProjectSwitch start(ProjectSwitch.Receiver receiver) {
    return new ProjectSwitch(
        tasks,
        new Connector(HttpSettings.standard(), Clock.systemUTC()),
        new RecentProjects(profile.resolve("recent-projects.json")),
        receiver);
  }

  private void opened(Session former, Session next, Where to) {
    opened.add(next);
    where.add(to);
  }

  @AfterEach
  void end() {
    opened.forEach(Session::close);
    tasks.close();
  }

  private void read(Session session) {
    projects.open(session);
    tasks.until(() -> !projects.busyProperty().get());
  }

  private List<String> names() {
    return projects.shown().stream().map(ProjectEntry::name).toList();
  }

  private ProjectEntry entry(String name) {
    return projects.shown().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
  }

  private Session switchTo(String name, Where to) {
    int before = opened.size();
    projects.choose(entry(name), to);
    tasks.until(() -> opened.size() > before || projects.failedProperty().get());
    assertThat(opened).as(projects.toldProperty().get()).hasSizeGreaterThan(before);
    return opened.getLast();
  }

  private static String project(Session session) {
    return Objects.requireNonNull(session.identity().project()).name();
  }

  @Test
  void opensAnotherProjectByTheTokenAlone() throws Exception {
    try (OpenDemo demo = OpenDemo.asMember()) {
      read(demo.session());
      assertThat(names()).containsExactly("demo", "staging");
      assertThat(entry("demo").current()).isTrue();

      Session staging = switchTo("staging", Where.IN_PLACE);
      assertThat(project(staging)).isEqualTo("staging");
      assertThat(staging.cloudName()).isEqualTo(demo.session().cloudName());
      Exchange login =
          staging.exchanges().all().stream()
              .filter(e -> e.method().equals("POST") && e.uri().getPath().endsWith("/auth/tokens"))
              .findFirst()
              .orElseThrow();
      assertThat(String.valueOf(login.requestBody()))
          .contains("\"methods\":[\"token\"]")
          .doesNotContain("password");
      assertThat(where).containsExactly(Where.IN_PLACE);

      // The password still renews the token of the other project.
      assertThat(staging.renew(staging.token()).reveal()).isNotEmpty();
      assertThat(project(staging)).isEqualTo("staging");
    }
  }

  @Test
  void findsAsOneTypesAndPutsTheRecentFirst() throws Exception {
    try (OpenDemo demo = OpenDemo.asAdministrator()) {
      read(demo.session());
      assertThat(names())
          .containsExactly("admin", "demo", "staging", "domain Default", "the whole cloud");
      projects.filterProperty().set("STAG default");
      assertThat(names()).containsExactly("staging");

      Session staging = switchTo("staging", Where.BESIDE);
      assertThat(staging.cloudName()).isEqualTo("Demo (staging)");
      read(demo.session());
      assertThat(names())
          .containsExactly("staging", "admin", "demo", "domain Default", "the whole cloud");
      read(staging);
      assertThat(names())
          .containsExactly("demo", "admin", "staging", "domain Default", "the whole cloud");
    }
  }

  @Test
  void knowsTheRecentOnesAtTheNextStart() throws Exception {
    try (OpenDemo demo = OpenDemo.asAdministrator()) {
      read(demo.session());
      switchTo("staging", Where.BESIDE);
      tasks.until(() -> !recentOf(demo.session()).isEmpty());

      projects = start(this::opened);
      read(demo.session());
      assertThat(names()).startsWith("staging", "admin", "demo");
    }
  }

  private List<String> recentOf(Session session) {
    return new RecentProjects(profile.resolve("recent-projects.json"))
        .of(session.login().authUrl().toString());
  }

  @Test
  void goesToADomainAndToTheWholeCloudAndBack() throws Exception {
    try (OpenDemo demo = OpenDemo.asAdministrator()) {
      read(demo.session());
      Session whole = switchTo("the whole cloud", Where.BESIDE);
      assertThat(whole.identity().scope()).isEqualTo(new Scope.System());
      read(whole);
      assertThat(entry("the whole cloud").current()).isTrue();

      Session domain = switchTo("domain Default", Where.BESIDE);
      assertThat(domain.identity().scope()).isInstanceOf(Scope.Domain.class);
      read(domain);
      assertThat(project(switchTo("demo", Where.BESIDE))).isEqualTo("demo");
    }
  }

  @Test
  void tellsWhyAProjectCannotBeOpenedAndGoesOn() throws Exception {
    try (OpenDemo demo = OpenDemo.asMember()) {
      read(demo.session());
      Project others = new Project("6f70656e737461636b206e6f76610003", "alt", "Default", true);
      projects.choose(ProjectEntry.of(others, null), Where.IN_PLACE);
      tasks.until(() -> projects.failedProperty().get());
      assertThat(projects.toldProperty().get())
          .isEqualTo("alt was not opened: The request you have made requires authentication.");
      assertThat(opened).isEmpty();
      FaultMatrix.row(
          Area.LOGIN, "switched to a project that is not ours", 1, projects.toldProperty().get());
      assertThat(project(switchTo("staging", Where.IN_PLACE))).isEqualTo("staging");
    }
  }

  @Test
  void whatIsClosedWhileItOpensGoesToNobody() throws Exception {
    try (OpenDemo demo = OpenDemo.asMember()) {
      read(demo.session());
      projects.choose(entry("staging"), Where.IN_PLACE);
      projects.close();
      read(demo.session());
      assertThat(opened).isEmpty();
      assertThat(names()).containsExactly("demo", "staging");
    }
  }

  @Test
  @Tag("cloud")
  void goesToTheProjectsOfARealCloud() throws Exception {
    try (TestCloud cloud = TestCloud.real()) {
      read(cloud.admin());
      assertThat(names()).contains("admin", "demo");
      Session other = switchTo("admin", Where.IN_PLACE);
      assertThat(project(other)).isEqualTo("admin");
      assertThat(other.regions()).hasSameSizeAs(cloud.admin().regions());
      assertThat(other.renew(other.token()).reveal()).isNotEmpty();
      assertThat(project(other)).isEqualTo("admin");
    }
  }

  @Test
  @Tag("cloud")
  void finds40ProjectsInTwoDomainsOfARealCloud() throws Exception {
    try (TestCloud cloud = TestCloud.real();
        Session many = realLogin(cloud, "many", new Scope.Project(null, "team-01", "Default"))) {
      read(many);
      assertThat(names()).hasSize(40).contains("team-20/küche", "team-40/straße übung");
      projects.filterProperty().set("team-22");
      assertThat(names()).containsExactly("team-22");

      Session other = switchTo("team-22", Where.IN_PLACE);
      assertThat(project(other)).isEqualTo("team-22");
    }
  }

  @Test
  @Tag("cloud")
  void worksInTheDomainsAndTheWholeOfARealCloud() throws Exception {
    try (TestCloud cloud = TestCloud.real();
        Session admin = realLogin(cloud, "admin", new Scope.System())) {
      read(admin);
      assertThat(names()).contains("admin", "domain Default", "domain People");
      assertThat(entry("the whole cloud").current()).isTrue();

      Session people = switchTo("domain People", Where.BESIDE);
      assertThat(people.identity().scope()).isInstanceOf(Scope.Domain.class);
      read(people);
      Session whole = switchTo("the whole cloud", Where.BESIDE);
      assertThat(whole.identity().scope()).isEqualTo(new Scope.System());
      read(whole);
      assertThat(project(switchTo("admin", Where.BESIDE))).isEqualTo("admin");
    }
  }

  /** As another user of that cloud, who has the same password. */
  private static Session realLogin(TestCloud cloud, String user, Scope scope) throws Exception {
    String clouds = Files.readString(Path.of(System.getenv("NOVADESK_CLOUDS_YAML")));
    Assumptions.assumeTrue(
        clouds.contains("system-admin:"),
        "the cloud has no other domains and no login to all of it");
    Login mine = cloud.session().login();
    Credentials.Password who = (Credentials.Password) mine.credentials();
    Login login =
        new Login(
            user,
            mine.authUrl(),
            new Credentials.Password(user, "Default", who.password()),
            scope,
            null,
            mine.face(),
            mine.tls(),
            mine.endpoints());
    return new Connector(HttpSettings.standard(), Clock.systemUTC()).connect(login, (_, _) -> {});
  }
}
