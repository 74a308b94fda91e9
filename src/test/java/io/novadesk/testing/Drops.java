package io.novadesk.testing;

import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.util.Pair;
import org.jspecify.annotations.Nullable;

/** Drags files over a node and drops them there, as the platform tells the window of it. */
public final class Drops {
  private Drops() {}

  /** What the platform says while they are held over a node; whether it takes them. */
  public static boolean over(Node node, List<Path> files) {
    return fire(node, DragEvent.DRAG_OVER, files).isAccepted();
  }

  /** Lets go of them there. */
  public static void drop(Node node, List<Path> files) {
    fire(node, DragEvent.DRAG_DROPPED, files);
  }

  /** Goes away with them. */
  public static void leave(Node node, List<Path> files) {
    fire(node, DragEvent.DRAG_EXITED, files);
  }

  private static DragEvent fire(Node node, EventType<DragEvent> type, List<Path> files) {
    DragEvent event =
        new DragEvent(type, board(files), 10, 10, 10, 10, TransferMode.COPY, null, node, null);
    Event.fireEvent(node, event);
    return event;
  }

  /** Only the platform makes one. */
  private static Dragboard board(List<Path> files) {
    try {
      Constructor<Dragboard> made = Dragboard.class.getDeclaredConstructor(TKClipboard.class);
      made.setAccessible(true);
      return made.newInstance(new Held(files.stream().map(Path::toFile).toList()));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** What another program lets one drag over the window. */
  private record Held(List<File> files) implements TKClipboard {
    @Override
    public Set<DataFormat> getContentTypes() {
      return Set.of(DataFormat.FILES);
    }

    @Override
    @SafeVarargs
    public final boolean putContent(Pair<DataFormat, Object>... content) {
      return false;
    }

    @Override
    public @Nullable Object getContent(DataFormat format) {
      return format.equals(DataFormat.FILES) ? files : null;
    }

    @Override
    public boolean hasContent(DataFormat format) {
      return format.equals(DataFormat.FILES);
    }

    @Override
    public Set<TransferMode> getTransferModes() {
      return Set.of(TransferMode.COPY);
    }

    @Override
    public void setDragView(Image image) {}

    @Override
    public void setDragViewOffsetX(double offset) {}

    @Override
    public void setDragViewOffsetY(double offset) {}

    @Override
    public @Nullable Image getDragView() {
      return null;
    }

    @Override
    public double getDragViewOffsetX() {
      return 0;
    }

    @Override
    public double getDragViewOffsetY() {
      return 0;
    }
  }
}
