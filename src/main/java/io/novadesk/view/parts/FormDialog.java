package io.novadesk.view.parts;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.servers.CloudPlace;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The shape of every small dialog: a title that names what is at stake, fields, one verb, a way
 * out. What was typed is not thrown away without a question.
 */
public final class FormDialog extends VBox implements ModalHost.Guarded {
  private final ModalHost host;
  private final LeaveQuestion leaving;
  private final Button accept;
  private final Button cancel;

  /**
   * @param verb what the accepting button says
   * @param dangerous whether it destroys something
   */
  public FormDialog(
      ModalHost host,
      String id,
      String title,
      String sentence,
      Node content,
      String verb,
      boolean dangerous) {
    this.host = host;
    setId(id);
    getStyleClass().add("form-dialog");
    Label heading = new Label(title);
    heading.getStyleClass().add("dialog-title");
    heading.setWrapText(true);
    getChildren().add(heading);
    if (!sentence.isEmpty()) {
      Label text = new Label(sentence);
      text.getStyleClass().add("dialog-text");
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
      getChildren().add(text);
    }
    VBox.setVgrow(content, Priority.ALWAYS);
    accept = new Button(verb);
    accept.setId(id + "-accept");
    accept.getStyleClass().add(dangerous ? Styles.DANGER : Styles.ACCENT);
    // The default button answers Enter everywhere: what destroys must be meant.
    accept.setDefaultButton(!dangerous);
    cancel = new Button(Text.of("cancel"));
    cancel.setId(id + "-cancel");
    cancel.setCancelButton(true);
    TypedText typed = new TypedText(content);
    leaving = new LeaveQuestion(id, Text.of("leave.typed"), typed::isAny, host::close);
    cancel.setOnAction(_ -> leaving.leave());
    HBox buttons = new HBox(cancel, accept);
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(content, leaving, buttons);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            leaving.escape();
            event.consume();
          }
        });
  }

  @Override
  public boolean mayGo() {
    return leaving.mayGo();
  }

  /** Says under the title where what it acts on is; null: nowhere. */
  public FormDialog on(@Nullable CloudPlace place) {
    if (place != null) {
      getChildren().add(1, new PlaceTag(place));
      PlaceTag.mark(this, place);
    }
    return this;
  }

  /** While true the verb cannot be asked for. */
  public void disableAcceptWhen(BooleanExpression condition) {
    accept.disableProperty().bind(condition);
  }

  /** For what is done as it is asked for: there is nothing to cancel. */
  public void withoutCancel() {
    cancel.setVisible(false);
    cancel.setManaged(false);
  }

  /** Puts something else that can be done at the other end of the buttons. */
  public void addFirst(Node node) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    ((HBox) getChildren().getLast()).getChildren().addAll(0, List.of(node, gap));
  }

  public Button acceptButton() {
    return accept;
  }

  public Button cancelButton() {
    return cancel;
  }

  /**
   * Shows it; accepting runs {@code action} and leaves it open, with what was typed, until {@link
   * #close}.
   *
   * @param whenClosed runs however it is closed
   */
  public void showUntilDone(Node focus, Sending sending, Runnable action, Runnable whenClosed) {
    getChildren()
        .add(getChildren().size() - 1, Fields.sentence(sending.problemProperty(), "field-error"));
    ProgressIndicator busy = new ProgressIndicator();
    busy.setMaxSize(Look.px(16), Look.px(16));
    busy.visibleProperty().bind(sending.busyProperty());
    ((HBox) getChildren().getLast()).getChildren().addFirst(busy);
    accept.setOnAction(_ -> action.run());
    host.show(
        this,
        focus,
        () -> {
          sending.stop();
          whenClosed.run();
        });
  }

  /** Closes it, unless it is closed: what it sent may end while another dialog is open. */
  public void close() {
    host.dismiss(this);
  }

  /**
   * Shows it; accepting closes it and then runs {@code action}, unless there is a reason not to:
   * that is told, and what was typed stays.
   */
  public void showUntilAllowed(Node focus, Supplier<String> whyNot, Runnable action) {
    showUntilAllowed(focus, whyNot, action, () -> {});
  }

  /**
   * The same.
   *
   * @param whenClosed runs however it is closed, before {@code action}
   */
  public void showUntilAllowed(
      Node focus, Supplier<String> whyNot, Runnable action, Runnable whenClosed) {
    ReadOnlyStringWrapper reason = new ReadOnlyStringWrapper("");
    getChildren().add(getChildren().size() - 1, Fields.sentence(reason, "field-error"));
    accept.setOnAction(
        _ -> {
          reason.set(whyNot.get());
          if (reason.get().isEmpty()) {
            host.close();
            action.run();
          }
        });
    host.show(this, focus, whenClosed);
  }

  /** Shows it; accepting closes it and then runs {@code action}. */
  public void show(Node focus, Runnable action) {
    show(focus, action, () -> {});
  }

  /**
   * Shows it; accepting closes it and then runs {@code action}.
   *
   * @param whenClosed runs however it is closed, before {@code action}
   */
  public void show(Node focus, Runnable action, Runnable whenClosed) {
    accept.setOnAction(
        _ -> {
          host.close();
          action.run();
        });
    host.show(this, focus, whenClosed);
  }
}
