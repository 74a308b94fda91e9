package io.novadesk.view.parts;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.novadesk.testing.Pictures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javafx.application.Application;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Dark is a few colours over the rules of light: the library's own dark theme is the measure. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
@SuppressWarnings("NullAway.Init") // The start method fills the fields.
class ThemeTest {
  private static final Pattern COLOUR = Pattern.compile("^\\s*(-color-[a-z0-9-]+):");

  /** Light rules name these where dark ones name others. */
  private static final List<String> RENAMED =
      List.of("-color-base-1", "-color-base-2", "-color-success-5");

  /** What Novadesk shows none of, and how deep the shadow of a menu is. */
  private static final List<String> LEFT_ALONE =
      List.of("-color-slider-", "-color-modal-pane-overlay", "-fx-effect: dropshadow");

  private final VBox colours = new VBox();

  @Start
  void start(Stage stage) {
    Scene scene = new Scene(colours, 100, 100);
    Pictures.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void hasTheColoursOfTheLibrarysDarkTheme(FxRobot robot) throws Exception {
    List<String> names =
        lines(new PrimerDark().getUserAgentStylesheet()).stream()
            .takeWhile(line -> !line.contains("}"))
            .flatMap(line -> COLOUR.matcher(line).results().map(found -> found.group(1)))
            .filter(name -> !RENAMED.contains(name))
            .toList();
    assertThat(names).hasSizeGreaterThan(80);
    robot.interact(
        () -> {
          names.forEach(
              name -> {
                Region painted = new Region();
                painted.setId(name);
                painted.setStyle("-fx-background-color: " + name);
                colours.getChildren().add(painted);
              });
          Theme.DARK.apply();
          Map<String, Paint> ours = painted();
          Theme.LIGHT.mark(colours);
          Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
          Map<String, Paint> theirs = painted();
          Theme.LIGHT.apply();
          assertThat(ours).hasSize(names.size()).isEqualTo(theirs);
          assertThat(painted()).isNotEqualTo(ours);
        });
  }

  @Test
  void hasNoOtherRulesThanTheLightTheme() throws Exception {
    List<String> light = lines(new PrimerLight().getUserAgentStylesheet());
    List<String> dark = lines(new PrimerDark().getUserAgentStylesheet());
    assertThat(light).hasSameSizeAs(dark);
    List<String> others = new ArrayList<>();
    int begin = light.indexOf("}");
    assertThat(begin).isPositive();
    for (int i = begin; i < light.size(); i++) {
      String renamed =
          light
              .get(i)
              .replaceAll("-color-base-[12]\\b", "-color-base-6")
              .replace("-color-success-5", "-color-success-6");
      String wanted = dark.get(i).replace("-color-base-7", "-color-base-6");
      if (!renamed.equals(wanted) && LEFT_ALONE.stream().noneMatch(wanted::contains)) {
        others.add(wanted);
      }
    }
    assertThat(others).isEmpty();
  }

  @Test
  void writesAllInTheSizeOfTheLightTheme(FxRobot robot) {
    robot.interact(
        () -> {
          Text text = new Text("web-01");
          colours.getChildren().setAll(text);
          for (Theme theme : Theme.values()) {
            theme.apply();
            theme.mark(colours);
            colours.applyCss();
            assertThat(text.getFont().getSize()).as("%s", theme).isEqualTo(13);
          }
          colours.getChildren().clear();
          Theme.LIGHT.apply();
        });
  }

  private Map<String, Paint> painted() {
    colours.applyCss();
    Map<String, Paint> fills = new TreeMap<>();
    colours
        .getChildren()
        .forEach(
            node ->
                fills.put(
                    node.getId(), ((Region) node).getBackground().getFills().getFirst().getFill()));
    return fills;
  }

  private static List<String> lines(String stylesheet) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(PrimerLight.class.getResourceAsStream(stylesheet))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Nothing shines through the windows of this platform, as through those of many a display. */
  @Test
  void aMenuHasNoWhiteFrameWhereNothingShinesThroughItsWindow(FxRobot robot) {
    ContextMenu menu = new ContextMenu(new MenuItem("Start"), new MenuItem("Stop"));
    Tooltip tip = new Tooltip("web-01");
    robot.interact(
        () -> {
          assertThat(Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)).isFalse();
          Theme.DARK.apply();
          menu.show(colours, 20, 20);
          tip.show(colours, 200, 200);
        });
    WaitForAsyncUtils.waitForFxEvents();
    for (PopupWindow window : List.of(menu, tip)) {
      Image seen =
          robot
              .capture(
                  new Rectangle2D(
                      window.getX(), window.getY(), window.getWidth(), window.getHeight()))
              .getImage();
      int right = (int) seen.getWidth() - 1;
      int bottom = (int) seen.getHeight() - 1;
      for (Point2D corner :
          List.of(
              new Point2D(0, 0),
              new Point2D(right, 0),
              new Point2D(0, bottom),
              new Point2D(right, bottom))) {
        Color painted = seen.getPixelReader().getColor((int) corner.getX(), (int) corner.getY());
        assertThat(painted.getBrightness()).as("%s of %s", corner, window).isLessThan(0.4);
      }
    }
    robot.interact(
        () -> {
          menu.hide();
          tip.hide();
          Theme.LIGHT.apply();
        });
  }
}
