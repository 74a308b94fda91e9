package io.novadesk.view.parts;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.shape.Rectangle;

/** A divided pane whose second half may be away; it comes back as large as it was. */
public final class FoldingSplit {
  private final SplitPane pane = new SplitPane();
  private final Node second;
  private double position;

  /**
   * @param position of the divider, as a share of the whole
   */
  public FoldingSplit(Orientation orientation, Node first, Node second, double position) {
    this.second = second;
    this.position = position;
    pane.setOrientation(orientation);
    pane.getItems().setAll(first, second);
    pane.setDividerPositions(position);
    SplitPane.setResizableWithParent(second, false);
    // A half that needs more than there is would else lie over what is around, and take its clicks.
    Rectangle within = new Rectangle();
    within.widthProperty().bind(pane.widthProperty());
    within.heightProperty().bind(pane.heightProperty());
    pane.setClip(within);
  }

  public SplitPane pane() {
    return pane;
  }

  public boolean isOpen() {
    return pane.getItems().contains(second);
  }

  public void open() {
    if (!isOpen()) {
      pane.getItems().add(second);
      pane.setDividerPositions(position);
      // JavaFX leaves a half no room that comes in the same pulse in which the whole grows.
      pane.applyCss();
      pane.layout();
    }
  }

  public void shut() {
    if (isOpen()) {
      position = pane.getDividerPositions()[0];
      pane.getItems().remove(second);
    }
  }

  /** Gives the second half this share of the whole, if it has less. */
  public void makeRoom(double share) {
    pane.setDividerPositions(Math.min(pane.getDividerPositions()[0], 1 - share));
  }
}
