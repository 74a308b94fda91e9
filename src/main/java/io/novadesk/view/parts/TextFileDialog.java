package io.novadesk.view.parts;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Sending;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A file that a person writes, with what is wrong with it, line by line. */
public final class TextFileDialog {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 320;

  private final TextArea text;
  private final FormDialog dialog;

  /**
   * @param id of the dialog; that of the text is the same with {@code -text}
   * @param faults what is wrong with a text; empty: nothing
   */
  public TextFileDialog(
      ModalHost modal,
      String id,
      String title,
      String about,
      String written,
      UnaryOperator<String> faults) {
    text = new TextArea(written);
    text.setId(id + "-text");
    text.getStyleClass().add("exact");
    text.setAccessibleText(title);
    Look.keep(text.prefWidthProperty(), WIDTH);
    Look.keep(text.prefHeightProperty(), HEIGHT);
    ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper("");
    text.textProperty().subscribe(typed -> wrong.set(faults.apply(typed)));
    VBox content = new VBox(text, Fields.sentence(wrong, "field-error"));
    content.getStyleClass().add("form");
    VBox.setVgrow(text, Priority.ALWAYS);
    dialog = new FormDialog(modal, id, title, about, content, Text.of("save"), false);
    dialog.disableAcceptWhen(wrong.isNotEmpty());
  }

  /**
   * @param save gets what is typed, and what to run when it is kept
   */
  public void show(Sending saving, BiConsumer<String, Runnable> save) {
    dialog.showUntilDone(text, saving, () -> save.accept(text.getText(), dialog::close), () -> {});
  }
}
