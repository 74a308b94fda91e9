package io.novadesk.view.plans;

import static io.novadesk.testing.Fx.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.viewmodel.plans.PlanCounts;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The parts of a plan's line lie beside each other, each as long as it has servers. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
@SuppressWarnings("NullAway.Init") // Opened before each test.
class PlanBarTest {
  private static final int WIDTH = 400;

  private PlanBar bar;

  @Start
  void open(Stage stage) {
    bar = new PlanBar();
    bar.setPrefWidth(WIDTH);
    stage.setScene(new Scene(new HBox(bar), 600, 100));
    stage.show();
  }

  @Test
  void liesInOneLine(FxRobot robot) throws Exception {
    robot.interact(() -> bar.show(new PlanCounts(40, 10, 20, 0, 0, 0, 0, 10)));
    List<Bounds> parts =
        read(
            () -> {
              bar.getScene().getRoot().applyCss();
              bar.getScene().getRoot().layout();
              return bar.getChildrenUnmodifiable().stream()
                  .filter(Node::isVisible)
                  .map(Node::getBoundsInParent)
                  .sorted(Comparator.comparingDouble(Bounds::getMinX))
                  .toList();
            });
    assertThat(parts).extracting(Bounds::getWidth).containsExactly(100.0, 200.0, 100.0);
    assertThat(parts).extracting(Bounds::getMinX).containsExactly(0.0, 100.0, 300.0);
    assertThat(parts).extracting(Bounds::getMinY).containsOnly(0.0);
  }
}
