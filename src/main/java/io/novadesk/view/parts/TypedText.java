package io.novadesk.view.parts;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/** Knows whether a person typed something into a form that would be lost with it. */
public final class TypedText {
  private static final Object PASSING = new Object();

  private final Node form;

  /** What a person typed in, with what stood there before. */
  private final Map<TextInputControl, String> before = new HashMap<>();

  private @Nullable TextInputControl current;
  private String begun = "";
  private final ChangeListener<@Nullable Node> onFocus = (_, _, now) -> focused(now);

  public TypedText(Node form) {
    this.form = form;
    form.sceneProperty().addListener((_, former, now) -> moved(former, now));
  }

  /** Says that nobody misses what is typed there: it only confirms something. */
  public static void isPassing(TextInputControl field) {
    field.getProperties().put(PASSING, true);
  }

  private void moved(@Nullable Scene former, @Nullable Scene now) {
    if (former != null) {
      former.focusOwnerProperty().removeListener(onFocus);
    }
    if (now != null) {
      now.focusOwnerProperty().addListener(onFocus);
      focused(now.getFocusOwner());
    }
  }

  /** Only what has the keyboard is typed in: all else is filled in by the program. */
  private void focused(@Nullable Node now) {
    settle();
    TextInputControl field = fieldOf(now);
    boolean counts =
        field != null
            && field.isEditable()
            && !field.getProperties().containsKey(PASSING)
            && isInForm(now);
    current = counts ? field : null;
    begun = counts ? textOf(field) : "";
  }

  private void settle() {
    if (current != null && !textOf(current).equals(begun)) {
      before.putIfAbsent(current, begun);
    }
  }

  private static String textOf(@Nullable TextInputControl field) {
    return field == null || field.getText() == null ? "" : field.getText();
  }

  private static @Nullable TextInputControl fieldOf(@Nullable Node focused) {
    return switch (focused) {
      case TextInputControl field -> field;
      case Spinner<?> spinner when spinner.isEditable() -> spinner.getEditor();
      case ComboBox<?> box when box.isEditable() -> box.getEditor();
      case null, default -> null;
    };
  }

  private boolean isInForm(@Nullable Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == form) {
        return true;
      }
    }
    return false;
  }

  public boolean isAny() {
    settle();
    return before.entrySet().stream()
        .anyMatch(
            e -> {
              String now = textOf(e.getKey());
              return !now.isBlank() && !now.equals(e.getValue());
            });
  }
}
