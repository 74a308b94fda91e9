package io.novadesk.viewmodel.forms;

import io.novadesk.viewmodel.servers.ServerRow;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What a form wants filled in, or has to say: the dialog of one server and the page of a plan draw
 * the same. The id is the control's, after that of the form.
 */
public sealed interface FormField {
  /**
   * A line of text.
   *
   * @param prompt stands in it while it is empty
   * @param columns how wide it is where it is not stretched
   * @param problem what is wrong with it; empty: nothing
   * @param closed while nothing can be typed
   */
  record Line(
      String id,
      String label,
      StringProperty value,
      String prompt,
      int columns,
      ObservableValue<String> problem,
      ObservableBooleanValue closed)
      implements FormField {
    Line prompt(String text) {
      return new Line(id, label, value, text, columns, problem, closed);
    }

    Line columns(int number) {
      return new Line(id, label, value, prompt, number, problem, closed);
    }

    Line problem(ObservableValue<String> sentence) {
      return new Line(id, label, value, prompt, columns, sentence, closed);
    }

    Line closed(ObservableBooleanValue condition) {
      return new Line(id, label, value, prompt, columns, problem, condition);
    }
  }

  /** A text that is not shown as it is typed. */
  record Hidden(String id, String label, StringProperty value, String prompt)
      implements FormField {}

  /**
   * One of what there is.
   *
   * @param items with null where there may be no choice
   * @param none the word for no choice
   * @param problem why there is nothing to choose from; empty: there is
   * @param closed whether there is nothing to choose
   */
  record Choice<T>(
      String id,
      String label,
      ObservableList<@Nullable T> items,
      ObjectProperty<@Nullable T> value,
      Function<T, String> shown,
      String none,
      ObservableValue<String> problem,
      boolean closed)
      implements FormField {
    Choice<T> problem(ObservableValue<String> sentence) {
      return new Choice<>(id, label, items, value, shown, none, sentence, closed);
    }

    Choice<T> closed(boolean condition) {
      return new Choice<>(id, label, items, value, shown, none, problem, condition);
    }
  }

  /**
   * One of some words.
   *
   * @param free whether another one may be typed
   */
  record Word(
      String id,
      String label,
      ObservableList<String> known,
      StringProperty value,
      boolean free,
      String prompt)
      implements FormField {}

  /** A whole number from 1; 0 for what is none. */
  record Count(String id, String label, IntegerProperty value) implements FormField {}

  /**
   * @param help more of it; empty: nothing
   */
  record Tick(String id, String label, String help, BooleanProperty value) implements FormField {}

  /** One of two. */
  record Either(String id, BooleanProperty value, String whenTrue, String whenFalse)
      implements FormField {}

  /** Keys with values. */
  record Pairs(ObservableList<KeyValue> lines) implements FormField {}

  /** Two that stand side by side where there is room. */
  record Beside(FormField left, FormField right) implements FormField {}

  /** Something to know; takes no room while it is empty. */
  record Remark(String id, ObservableValue<String> sentence, Tone tone) implements FormField {}

  /** How a remark is meant. */
  enum Tone {
    TELLS,
    /** It may go wrong, and is the person's to decide. */
    WARNS,
    /** It cannot go on like this. */
    FORBIDS
  }

  /** What is as it is. */
  record Fixed(String label, String text) implements FormField {}

  /** The server that is meant. */
  record Meant(ServerRow server) implements FormField {}

  /**
   * What comes of it, a sentence each.
   *
   * @param looking while more may come
   */
  record Consequences(ObservableList<String> sentences, ObservableBooleanValue looking)
      implements FormField {}

  /** The flavors beside the present one of a server. */
  record Flavors(ResizeForm form) implements FormField {}

  /** The images, and all else that a rebuild of one server can change. */
  record Rebuilding(RebuildForm form, RebuildDetails details) implements FormField {}

  static Line line(String id, String label, StringProperty value) {
    return new Line(
        id, label, value, "", 30, new SimpleStringProperty(""), new SimpleBooleanProperty());
  }

  static <T> Choice<T> choice(
      String id,
      String label,
      ObservableList<@Nullable T> items,
      ObjectProperty<@Nullable T> value,
      Function<T, String> shown,
      String none) {
    return new Choice<>(id, label, items, value, shown, none, new SimpleStringProperty(""), false);
  }

  static Remark remark(String id, ObservableValue<String> sentence) {
    return new Remark(id, sentence, Tone.TELLS);
  }
}
