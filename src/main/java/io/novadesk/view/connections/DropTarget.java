package io.novadesk.view.connections;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The whole window as a place to drop files on. What lies over it and takes files itself, such as a
 * form, has them first.
 */
public final class DropTarget {
  private final StackPane shade = new StackPane();
  private final Consumer<List<Path>> onFiles;

  /**
   * @param root over which it is painted
   * @param onFiles gets what was dropped
   */
  public DropTarget(StackPane root, Consumer<List<Path>> onFiles) {
    this.onFiles = onFiles;
    Label title = new Label(Text.of("drop.title"), Icons.of(Feather.DOWNLOAD));
    title.getStyleClass().add("drop-title");
    Label text = new Label(Text.of("drop.text"));
    text.getStyleClass().add("muted");
    text.setWrapText(true);
    VBox card = new VBox(8, title, text);
    card.setAlignment(Pos.CENTER);
    card.getStyleClass().add("drop-card");
    shade.setId("drop-target");
    shade.getStyleClass().add("drop-target");
    shade.getChildren().add(card);
    // What lies beneath still says whether it takes the files.
    shade.setMouseTransparent(true);
    shade.setVisible(false);
    root.getChildren().add(shade);
    root.addEventHandler(DragEvent.DRAG_OVER, this::over);
    root.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    root.addEventHandler(DragEvent.DRAG_EXITED, _ -> shade.setVisible(false));
    // A form that takes them itself is the target then, and not the window.
    root.addEventFilter(DragEvent.DRAG_OVER, _ -> shade.setVisible(false));
  }

  private void over(DragEvent drag) {
    if (drag.getDragboard().hasFiles()) {
      drag.acceptTransferModes(TransferMode.COPY);
      shade.setVisible(true);
      drag.consume();
    }
  }

  private void dropped(DragEvent drag) {
    shade.setVisible(false);
    Dragboard board = drag.getDragboard();
    if (board.hasFiles()) {
      drag.setDropCompleted(true);
      onFiles.accept(board.getFiles().stream().map(File::toPath).toList());
      drag.consume();
    }
  }
}
