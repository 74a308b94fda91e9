package io.novadesk.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.SettingsStore;
import io.novadesk.testing.Pictures;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/**
 * An afternoon of new servers: one with everything, a hundred where eighty fit, one like another.
 */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class LaunchJourneyTest {
  @TempDir static Path profile;

  private Window window;

  @Start
  void open(Stage stage) {
    window =
        new Window(
            stage,
            DemoSettings.standard().withServers(1).withServerQuota(82).withTimeScale(0.02),
            new Profile(
                new ConnectionStore(profile.resolve("connections.json")),
                new CloudsYaml(List.of(), List.of()),
                new SettingsStore(profile.resolve("settings.json")),
                profile),
            () -> {});
    stage.setWidth(1280);
    stage.setHeight(800);
    window.show();
    window.enterDemo();
  }

  @Stop
  void close() {
    window.hide();
  }

  @Test
  void launchesAnAfternoonLong(FxRobot robot) throws Exception {
    until(() -> !window.view().modal().isOpen() && window.console().servers().rows().size() == 1);
    launchOneWithEverything(robot);
    keepATemplateAndADraft(robot);
    launchOneHundredWhereEightyOneFit(robot);
    launchOneLikeAnother(robot);
  }

  private void launchOneWithEverything(FxRobot robot) throws Exception {
    robot.interact(() -> window.scene().getRoot().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.N);
    until(() -> isThere("launch-view") && node("launch-name").isFocused());
    assertThat(this.<Button>node("launch-accept").isDisabled()).isTrue();
    picture(robot, "launch-empty");
    robot.write("app-{00}");
    until(() -> this.<TableView<?>>node("launch-flavor").getItems().size() > 2);
    choose(robot, "launch-image", "cirros");
    choose(robot, "launch-flavor", "m1.tiny");
    robot.interact(
        () -> {
          open("metadata");
          open("files");
          open("more");
          this.<Button>node("launch-metadata-add").fire();
        });
    type(robot, "launch-metadata-key-0", "purpose");
    type(robot, "launch-metadata-value-0", "journey");
    robot.interact(() -> this.<Button>node("launch-file-typed").fire());
    type(robot, "launch-file-path-0", "/etc/motd");
    type(robot, "launch-file-text-0", "Welcome\n");
    type(robot, "launch-tags", "blue, green");
    until(() -> this.<ComboBox<?>>node("launch-key-pair").getItems().size() > 1);
    robot.interact(() -> this.<ComboBox<?>>node("launch-key-pair").getSelectionModel().select(1));
    assertThat(this.<Label>node("launch-obstacle").getText()).isEmpty();
    assertThat(this.<Label>node("launch-names").getText()).isEqualTo("app-01");
    picture(robot, "launch-filled");
    robot.interact(() -> this.<ScrollPane>node("launch-scroll").setVvalue(1));
    picture(robot, "launch-more");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> !isThere("launch-view"));
    OperationRow row = rows().getFirst();
    until(() -> row.state().isEnd());
    assertThat(row.state()).as(row.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(row.sentence()).startsWith("ACTIVE after ");
    until(() -> isThere("password-once"));
    robot.interact(() -> this.<Button>node("password-close").fire());
    Server made = server("app-01").region().region().servers().get(server("app-01").server().id());
    assertThat(made.metadata()).containsEntry("purpose", "journey").hasSize(1);
    assertThat(made.tags()).containsExactlyInAnyOrder("blue", "green");
    assertThat(made.keyName()).isNotEmpty();
  }

  private void keepATemplateAndADraft(FxRobot robot) throws Exception {
    openPage(robot);
    robot.interact(() -> window.launching().page().loadLast());
    assertThat(this.<TextInputControl>node("launch-name").getText()).isEqualTo("app-{00}");
    robot.interact(() -> window.launching().page().saveTemplate("app servers"));
    type(robot, "launch-name", "draft-{0}");
    robot.push(KeyCode.ESCAPE);
    until(() -> !isThere("launch-view"));
    openPage(robot);
    assertThat(this.<TextInputControl>node("launch-name").getText()).isEqualTo("draft-{0}");
    assertThat(this.<Label>node("launch-notice").getText()).contains("As you left it");
    robot.interact(() -> window.launching().page().loadTemplate("app servers"));
    assertThat(this.<TextInputControl>node("launch-name").getText()).isEqualTo("app-{00}");
    until(() -> Files.readString(profile.resolve("launch.json")).contains("app servers"));
  }

  private void launchOneHundredWhereEightyOneFit(FxRobot robot) throws Exception {
    type(robot, "launch-name", "many-{000}");
    type(robot, "launch-count", "100");
    robot.interact(
        () -> {
          window.launching().page().form().metadata().clear();
          window.launching().page().form().files().clear();
        });
    assertThat(this.<Label>node("launch-names").getText())
        .isEqualTo("many-001, many-002, many-003, many-004 … many-100");
    until(() -> this.<Label>node("launch-quota-sentence").getText().contains("20 of 100"));
    int before = rows().size();
    robot.interact(() -> this.<Button>node("launch-accept").fire());
    until(() -> rows().size() == before + 100);
    until(() -> window.console().operations().runningProperty().get() == 0);
    List<OperationRow> mine = rows().stream().limit(100).toList();
    assertThat(mine.stream().filter(r -> r.state() instanceof OperationState.Done)).hasSize(80);
    assertThat(mine.stream().filter(r -> r.state() instanceof OperationState.Failed))
        .hasSize(20)
        .allMatch(r -> r.sentence().contains("Quota exceeded for instances"))
        .allMatch(r -> r.sentence().contains("ask for a higher limit"));
    until(
        () ->
            window.console().servers().rows().stream()
                    .filter(r -> r.name().startsWith("many-"))
                    .count()
                == 80);
    until(() -> isThere("password-once"));
    robot.interact(() -> this.<Button>node("password-close").fire());
  }

  private void launchOneLikeAnother(FxRobot robot) throws Exception {
    robot.interact(
        () -> {
          TableView<ServerRow> table = window.view().servers().table();
          table.getSelectionModel().clearAndSelect(table.getItems().indexOf(server("app-01")));
          window.launching().like();
        });
    until(() -> isThere("launch-view"));
    assertThat(this.<TextInputControl>node("launch-name").getText()).isEqualTo("app-{00}");
    assertThat(this.<TextInputControl>node("launch-start").getText()).isEqualTo("2");
    assertThat(this.<TextInputControl>node("launch-metadata-key-0").getText()).isEqualTo("purpose");
    assertThat(this.<TextInputControl>node("launch-tags").getText()).contains("blue");
    robot.push(KeyCode.ESCAPE);
    until(() -> !isThere("launch-view"));
  }

  private void openPage(FxRobot robot) throws Exception {
    robot.interact(() -> this.<Button>node("action-launch").fire());
    until(() -> isThere("launch-view"));
  }

  private List<OperationRow> rows() {
    return window.console().operations().rows();
  }

  private ServerRow server(String name) {
    return window.console().servers().rows().stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void picture(FxRobot robot, String name) {
    robot.interact(() -> Pictures.save(window.scene(), name));
  }

  private void open(String section) {
    this.<TitledPane>node("launch-section-" + section).setExpanded(true);
  }

  private <T> void choose(FxRobot robot, String table, String name) {
    robot.interact(
        () -> {
          TableView<T> view = node(table);
          for (int i = 0; i < view.getItems().size(); i++) {
            if (String.valueOf(view.getItems().get(i)).contains("name=" + name)) {
              view.getSelectionModel().clearAndSelect(i);
              return;
            }
          }
          throw new AssertionError("no " + name + " in " + view.getItems());
        });
  }

  private void type(FxRobot robot, String id, String text) throws Exception {
    until(() -> isThere(id));
    robot.interact(() -> this.<TextInputControl>node(id).setText(text));
  }

  private boolean isThere(String id) {
    return window.scene().lookup("#" + id) != null;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private <T extends Node> T node(String id) {
    return (T) Objects.requireNonNull(window.scene().lookup("#" + id), id);
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }
}
