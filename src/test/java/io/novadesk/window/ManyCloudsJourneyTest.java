package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.testing.Pictures;
import io.novadesk.testing.SmallCloud;
import io.novadesk.viewmodel.servers.ServerRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Several clouds in one window, two of which know the same servers. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class ManyCloudsJourneyTest {
  @TempDir static Path folder;

  private static DemoCloud north;
  private static DemoCloud south;
  private static SmallCloud hanging;

  private Window window;

  @BeforeAll
  static void clouds() throws IOException {
    north = DemoCloud.start(DemoWindow.QUICK);
    south = DemoCloud.start(DemoWindow.QUICK);
    hanging = new SmallCloud();
    hanging.hang();
    Files.writeString(
        folder.resolve("clouds.yaml"),
        "clouds: {north: %s, south: %s, east: %s, west: %s}"
            .formatted(
                entry(north, true),
                entry(south, true),
                entry(hanging.authUrl().toString(), "password: demo, "),
                entry(north, false)));
  }

  @AfterAll
  static void end() {
    north.close();
    south.close();
    hanging.close();
  }

  private static String entry(DemoCloud cloud, boolean withPassword) {
    return entry(
        cloud.authUrl().toString(), withPassword ? "password: " + cloud.password() + ", " : "");
  }

  private static String entry(String url, String password) {
    return "{auth: {auth_url: \"%s\", username: demo, %sproject_name: demo}}"
        .formatted(url, password);
  }

  @Start
  void start(Stage stage) throws IOException {
    Path profile = Files.createTempDirectory(folder, "profile");
    CloudsYaml clouds = new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of());
    window = new Window(stage, DemoSettings.standard(), Profile.in(profile, clouds), () -> {});
    window.show();
  }

  @Stop
  void close() {
    window.hide();
  }

  private void open(FxRobot robot, String... names) {
    robot.interact(() -> window.enterAll(List.of(names)));
  }

  @Test
  void staysInTheFirstOneWhileOthersComeOrHang(FxRobot robot) throws Exception {
    open(robot, "east", "north", "south");
    until(() -> window.console().sessions().size() == 2);
    until(() -> window.console().servers().rows().size() > 10);
    assertThat(read(() -> window.view().modal().isOpen())).isFalse();
    assertThat(
            read(
                () ->
                    window
                        .console()
                        .navigation()
                        .selectedProperty()
                        .get()
                        .regions()
                        .getFirst()
                        .session()))
        .isSameAs(window.console().sessions().getFirst());
  }

  @Test
  void asksForWhatNothingKnowsAndOpensTheOthersMeanwhile(FxRobot robot) throws Exception {
    open(robot, "west", "north");
    until(() -> window.view().modal().isOpen());
    until(() -> window.console().sessions().size() == 1);
    assertThat(read(() -> window.view().modal().isOpen())).isTrue();
    robot.interact(
        () -> robot.lookup("#connect-secret").<TextField>query().setText(north.password()));
    robot.interact(() -> robot.lookup("#connect-connect").<Button>query().fire());
    until(() -> window.console().sessions().size() == 2 && !window.view().modal().isOpen());
  }

  private void openBoth(FxRobot robot) throws Exception {
    open(robot, "north", "south");
    until(() -> window.console().sessions().size() == 2);
    robot.interact(() -> window.console().navigation().select("/all"));
    until(() -> window.console().servers().isListed() && rows().size() > 80);
  }

  private List<ServerRow> rows() {
    return window.console().servers().rows();
  }

  private long cloudsListed() {
    return rows().stream().map(row -> row.region().session()).distinct().count();
  }

  private List<String> columns() {
    return window.view().servers().table().getVisibleLeafColumns().stream()
        .map(TableColumnBase::getText)
        .toList();
  }

  @Test
  void listsAllCloudsAndAnySetOfThem(FxRobot robot) throws Exception {
    openBoth(robot);
    int all = read(() -> rows().size());
    assertThat(read(this::columns)).startsWith("Name", "Cloud").contains("Region");
    robot.interact(() -> Pictures.save(window.scene(), "all-clouds"));

    robot.interact(() -> window.console().servers().filterTextProperty().set("cloud:south"));
    assertThat(read(() -> rows().size())).isEqualTo(all / 2);
    assertThat(read(this::cloudsListed)).isEqualTo(1);
  }
}
