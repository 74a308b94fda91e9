package io.novadesk.view.wall;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.wall.WallRaster.Eye;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.wall.WallLayout;
import io.novadesk.viewmodel.wall.WallPage;
import io.novadesk.viewmodel.wall.WallPicture;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The cells of all servers. The wheel zooms, the right button moves the wall, the left one chooses
 * one server or draws a frame around many; arrows go from cell to cell.
 */
final class WallCanvas extends Region {
  private static final double LARGEST_ZOOM = 60;
  private static final double STEP = 1.15;

  /** How high a letter is to the room of a title. */
  private static final double OF_ROOM = 0.68;

  private static final double LEAST_TITLE = 9;

  /** How wide a letter is to its height, at most. */
  private static final double LETTER = 0.56;

  private static final double DRAGGED = 4;

  private final double titleRoom;
  private final Legend legend;
  private final Canvas canvas = new Canvas();
  private final WallCard card = new WallCard();
  private final Consumer<List<ServerRow>> choose;
  private final Subscription subscriptions;
  private WallPicture picture;
  private WallLayout layout;
  private Eye eye = new Eye(1, 0, 0);
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private @Nullable WritableImage image;
  private @Nullable MouseEvent pressed;
  private @Nullable Rectangle2D lasso;
  private int current = -1;

  /**
   * @param titleRoom for the name of a group, in pixels
   * @param choose gets the servers that a person chose
   */
  WallCanvas(WallPage model, Legend legend, double titleRoom, Consumer<List<ServerRow>> choose) {
    this.titleRoom = titleRoom;
    this.legend = legend;
    this.choose = choose;
    picture = model.pictureProperty().get();
    layout = WallLayout.of(picture, 1, 1, titleRoom);
    setId("wall-canvas");
    getStyleClass().add("wall-canvas");
    setFocusTraversable(true);
    setAccessibleText(Text.of("nav.wall"));
    canvas.setManaged(false);
    getChildren().addAll(canvas, card);
    setMinSize(0, 0);
    subscriptions =
        Subscription.combine(
            model.pictureProperty().subscribe(this::become),
            legend.coloursProperty().subscribe(_ -> draw()),
            focusedProperty().subscribe(_ -> draw()));
    addEventHandler(ScrollEvent.SCROLL, this::wheel);
    setOnMousePressed(this::press);
    setOnMouseDragged(this::drag);
    setOnMouseReleased(this::release);
    setOnMouseMoved(event -> hover(event.getX(), event.getY()));
    setOnMouseExited(_ -> card.hide());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  void dispose() {
    subscriptions.unsubscribe();
  }

  private void become(WallPicture next) {
    String key = current < 0 || current >= picture.cells() ? "" : picture.row(current).key();
    picture = next;
    current = key.isEmpty() ? -1 : next.cell(key);
    arrange();
  }

  private void arrange() {
    if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
      layout = WallLayout.of(picture, canvas.getWidth(), canvas.getHeight(), titleRoom);
      draw();
    }
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      eye = new Eye(1, 0, 0);
      arrange();
    }
  }

  /** Shows all of it again. */
  void fit() {
    look(new Eye(1, 0, 0));
  }

  void zoom(boolean closer) {
    zoom(closer ? STEP * STEP : 1 / (STEP * STEP), getWidth() / 2, getHeight() / 2);
  }

  private void wheel(ScrollEvent event) {
    zoom(event.getDeltaY() > 0 ? STEP : 1 / STEP, event.getX(), event.getY());
    event.consume();
  }

  private void zoom(double times, double x, double y) {
    double wanted = Math.clamp(eye.zoom() * times, 1, LARGEST_ZOOM);
    look(new Eye(wanted, x - eye.wallX(x) * wanted, y - eye.wallY(y) * wanted));
  }

  /** The wall never leaves the window. */
  private void look(Eye wanted) {
    double left = Math.clamp(wanted.left(), getWidth() * (1 - wanted.zoom()), 0);
    double top = Math.clamp(wanted.top(), getHeight() * (1 - wanted.zoom()), 0);
    eye = new Eye(wanted.zoom(), left, top);
    draw();
  }

  private void press(MouseEvent event) {
    requestFocus();
    pressed = event;
    card.hide();
  }

  private void drag(MouseEvent event) {
    MouseEvent from = pressed;
    if (from == null) {
      return;
    }
    if (from.getButton() == MouseButton.PRIMARY) {
      double x = Math.min(from.getX(), event.getX());
      double y = Math.min(from.getY(), event.getY());
      double wide = Math.abs(from.getX() - event.getX());
      double high = Math.abs(from.getY() - event.getY());
      lasso = wide + high < DRAGGED ? null : new Rectangle2D(x, y, wide, high);
      draw();
    } else {
      look(
          new Eye(
              eye.zoom(),
              eye.left() + event.getX() - from.getX(),
              eye.top() + event.getY() - from.getY()));
      pressed = event;
    }
  }

  private void release(MouseEvent event) {
    MouseEvent from = pressed;
    pressed = null;
    Rectangle2D around = lasso;
    lasso = null;
    if (from == null || from.getButton() != MouseButton.PRIMARY) {
      return;
    }
    List<ServerRow> chosen = new ArrayList<>();
    if (around != null) {
      for (int cell : within(around)) {
        chosen.add(picture.row(cell));
      }
    } else {
      int cell = at(event.getX(), event.getY());
      if (cell >= 0) {
        chosen.add(picture.row(cell));
      }
    }
    draw();
    if (!chosen.isEmpty()) {
      choose.accept(chosen);
    }
  }

  private int at(double x, double y) {
    return layout.at(eye.wallX(x), eye.wallY(y));
  }

  private List<Integer> within(Rectangle2D around) {
    List<Integer> cells = new ArrayList<>();
    double half = layout.cell() * eye.zoom() / 2;
    for (int group = 0; group < picture.groups(); group++) {
      for (int i = 0; i < picture.size(group); i++) {
        if (around.contains(
            eye.x(layout.cellLeft(group, i)) + half, eye.y(layout.cellTop(group, i)) + half)) {
          cells.add(picture.start(group) + i);
        }
      }
    }
    return cells;
  }

  private void hover(double x, double y) {
    int cell = at(x, y);
    if (cell < 0) {
      card.hide();
    } else {
      card.show(picture.row(cell), x, y, getWidth(), getHeight());
    }
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> step(-1);
      case RIGHT -> step(1);
      case UP -> step(-columns());
      case DOWN -> step(columns());
      case PLUS, ADD, EQUALS -> zoom(true);
      case MINUS, SUBTRACT -> zoom(false);
      case DIGIT0, NUMPAD0 -> fit();
      case ENTER -> {
        if (current >= 0) {
          choose.accept(List.of(picture.row(current)));
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private int columns() {
    return current < 0 ? 1 : layout.columns(layout.groupOf(current));
  }

  private void step(int by) {
    if (picture.cells() == 0) {
      return;
    }
    current = current < 0 ? 0 : Math.clamp(current + by, 0, picture.cells() - 1);
    ServerRow row = picture.row(current);
    setAccessibleText(Text.of("wall.cell", row.name(), row.server().status()));
    draw();
    Rectangle2D at = rectangle(current);
    card.show(row, at.getMaxX(), at.getMaxY(), getWidth(), getHeight());
  }

  private Rectangle2D rectangle(int cell) {
    int group = layout.groupOf(cell);
    int number = cell - picture.start(group);
    double size = Math.max(1, layout.cell() * eye.zoom());
    return new Rectangle2D(
        eye.x(layout.cellLeft(group, number)), eye.y(layout.cellTop(group, number)), size, size);
  }

  private void draw() {
    int scale =
        getScene() == null || getScene().getWindow() == null
            ? 1
            : (int) Math.ceil(getScene().getWindow().getOutputScaleX());
    int width = (int) Math.ceil(canvas.getWidth()) * scale;
    int height = (int) Math.ceil(canvas.getHeight()) * scale;
    if (width <= 0 || height <= 0) {
      return;
    }
    Legend.Colours colours = legend.coloursProperty().get();
    GraphicsContext on = canvas.getGraphicsContext2D();
    on.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    PixelBuffer<IntBuffer> target = buffer(width, height);
    new WallRaster(width, height, scale, target.getBuffer().array())
        .paint(picture, layout, eye.scaled(scale), colours.tones(), colours.sign());
    target.updateBuffer(_ -> null);
    on.drawImage(image, 0, 0, (double) width / scale, (double) height / scale);
    titles(on, colours);
    names(on, colours);
    frames(on, colours);
  }

  private PixelBuffer<IntBuffer> buffer(int width, int height) {
    PixelBuffer<IntBuffer> now = buffer;
    if (now == null || now.getWidth() != width || now.getHeight() != height) {
      now =
          new PixelBuffer<>(
              width,
              height,
              IntBuffer.allocate(width * height),
              PixelFormat.getIntArgbPreInstance());
      buffer = now;
      image = new WritableImage(now);
    }
    return now;
  }

  private void titles(GraphicsContext on, Legend.Colours colours) {
    double room = layout.title() * eye.zoom();
    double size = Math.min(titleRoom, room) * OF_ROOM;
    if (size < LEAST_TITLE) {
      return;
    }
    on.setFont(Font.font(colours.font(), size));
    on.setFill(colours.text());
    for (int group = 0; group < picture.groups(); group++) {
      double x = eye.x(layout.left(group));
      double y = eye.y(layout.top(group)) + room;
      double wide = layout.width(group) * eye.zoom();
      if (y > 0 && y - room < getHeight() && x < getWidth() && x + wide > 0) {
        String name = picture.name(group).isEmpty() ? Text.of("wall.none") : picture.name(group);
        String text = Text.of("wall.group", Names.shown(name), picture.size(group));
        on.fillText(cut(text, (int) (wide / (size * LETTER))), Math.max(x, 0), y - room * 0.25);
      }
    }
  }

  /** In cells that are large enough. */
  private void names(GraphicsContext on, Legend.Colours colours) {
    double size = layout.cell() * eye.zoom();
    if (size < WallRaster.WITH_NAME) {
      return;
    }
    double high = Math.min(titleRoom * OF_ROOM, size * 0.17);
    on.setFont(Font.font(colours.font(), high));
    on.setFill(colours.onCell());
    int letters = (int) ((size - 6) / (high * LETTER));
    for (int group = 0; group < picture.groups(); group++) {
      for (int i = 0; i < picture.size(group); i++) {
        double x = eye.x(layout.cellLeft(group, i));
        double y = eye.y(layout.cellTop(group, i));
        if (x + size > 0 && y + size > 0 && x < getWidth() && y < getHeight()) {
          String name = Names.shown(picture.row(picture.start(group) + i).name());
          on.fillText(cut(name, letters), x + 3, y + size - high * 0.5);
        }
      }
    }
  }

  private static String cut(String text, int letters) {
    return text.length() <= letters ? text : text.substring(0, Math.max(0, letters - 1)) + "…";
  }

  private void frames(GraphicsContext on, Legend.Colours colours) {
    on.setStroke(colours.accent());
    Rectangle2D around = lasso;
    if (around != null) {
      on.setLineWidth(1.5);
      on.strokeRect(around.getMinX(), around.getMinY(), around.getWidth(), around.getHeight());
    }
    if (current >= 0 && isFocused()) {
      Rectangle2D at = rectangle(current);
      on.setLineWidth(2);
      on.strokeRect(at.getMinX() - 2, at.getMinY() - 2, at.getWidth() + 4, at.getHeight() + 4);
    }
  }
}
