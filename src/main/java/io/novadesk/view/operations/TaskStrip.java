package io.novadesk.view.operations;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.operations.TaskRow;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is going on, in the one line that is left of the tasks while they are shut. */
public final class TaskStrip extends HBox {
  private final OperationsViewModel model;
  private final FontIcon icon = Icons.of(Feather.LOADER, "status-icon");
  private final Button task = new Button("", icon);
  private final Button password = new Button("", Icons.of(Feather.KEY));
  private final ListChangeListener<TaskRow> onEntries = _ -> show();
  private final Subscription beat;

  /**
   * @param open shows all tasks
   * @param passwords shows the passwords that nobody has seen
   */
  public TaskStrip(OperationsViewModel model, Runnable open, Runnable passwords) {
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("task-strip");
    HBox.setHgrow(this, Priority.ALWAYS);
    setMinWidth(0);
    task.setId("strip-task");
    task.setMinWidth(0);
    task.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    task.setOnAction(_ -> open.run());
    password.setId("strip-password");
    password.setMinWidth(USE_PREF_SIZE);
    password.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    password.setOnAction(_ -> passwords.run());
    getChildren().setAll(task, password);
    model.entries().addListener(onEntries);
    beat = model.beatProperty().subscribe(this::show);
    show();
  }

  public void dispose() {
    model.entries().removeListener(onEntries);
    beat.unsubscribe();
  }

  private void show() {
    List<TaskRow> running = model.entries().stream().filter(row -> !row.state().isEnd()).toList();
    int asking = model.asking().size();
    int unread = model.passwords().waiting().size();
    if (!running.isEmpty()) {
      TaskRow newest = running.getFirst();
      TaskLook.of(newest).mark(icon);
      task.setText(
          running.size() == 1
              ? Text.of("strip.task", Names.shown(newest.subject()), newest.headline())
              : Text.of(
                  "strip.more",
                  Names.shown(newest.subject()),
                  newest.headline(),
                  running.size() - 1));
    } else if (asking > 0) {
      TaskLook.of(model.asking().getFirst()).mark(icon);
      task.setText(Text.of("strip.asks", asking));
    }
    appear(task, !running.isEmpty() || asking > 0);
    appear(password, unread > 0);
    password.setText(Text.of("strip.password", unread));
  }

  private static void appear(Button button, boolean shown) {
    button.setVisible(shown);
    button.setManaged(shown);
  }
}
