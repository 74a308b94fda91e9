package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.identity.Project;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.TestCloud;
import io.novadesk.viewmodel.connect.ProjectSwitch.Where;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From one project of a cloud to another, by the login that is there. */
class ProjectSwitchTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final List<Session> opened = new ArrayList<>();
  private final List<Where> where = new ArrayList<>();
  private final ProjectSwitch projects =
      new ProjectSwitch(
          tasks,
          new Connector(HttpSettings.standard(), Clock.systemUTC()),
          (_, next, to) -> {
            opened.add(next);
            where.add(to);
          });

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
    tasks.until(() -> opened.size() > before);
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
      assertThat(names()).containsExactly("admin", "demo", "staging");
      projects.filterProperty().set("STAG default");
      assertThat(names()).containsExactly("staging");

      Session staging = switchTo("staging", Where.BESIDE);
      assertThat(staging.cloudName()).isEqualTo("Demo (staging)");
      read(demo.session());
      assertThat(names()).containsExactly("staging", "admin", "demo");
      read(staging);
      assertThat(names()).containsExactly("demo", "admin", "staging");
    }
  }

  @Test
  void tellsWhyAProjectCannotBeOpenedAndGoesOn() throws Exception {
    try (OpenDemo demo = OpenDemo.asMember()) {
      read(demo.session());
      Project others = new Project("6f70656e737461636b206e6f76610003", "alt", "Default", true);
      projects.choose(new ProjectEntry(others, false), Where.IN_PLACE);
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
}
