package io.novadesk.view.plans;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.Look;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The controls of a plan's draft, each with its name over it. */
final class PlanControls {
  private static final int MOST = 500;

  private PlanControls() {}

  /** Stands in line with the controls beside it, which have a label above. */
  static Node beside(Labeled box) {
    box.setMinHeight(Look.px(32));
    return Fields.of("", box);
  }

  static Node text(TextField field, String id, String key, int columns, StringProperty value) {
    field.setId(id);
    field.setPrefColumnCount(columns);
    field.textProperty().bindBidirectional(value);
    return Fields.of(Text.of(key), field);
  }

  static Node number(String id, String key, int least, IntegerProperty value, String wordForZero) {
    IntegerSpinnerValueFactory values = new IntegerSpinnerValueFactory(least, MOST, value.get());
    values.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Integer number) {
            return number == null || (number == 0 && !wordForZero.isEmpty())
                ? wordForZero
                : number.toString();
          }

          @Override
          public Integer fromString(String text) {
            String plain = text.strip();
            return plain.matches("\\d{1,6}")
                ? Math.clamp(Integer.parseInt(plain), least, MOST)
                : plain.equalsIgnoreCase(wordForZero) || plain.isEmpty() ? least : value.get();
          }
        });
    Spinner<Integer> spinner = new Spinner<>(values);
    spinner.setId(id);
    spinner.setEditable(true);
    spinner.setPrefWidth(Math.max(130, 70 + 7 * wordForZero.length()));
    // What was typed counts without a further key.
    spinner
        .focusedProperty()
        .addListener(
            (_, _, focused) -> {
              if (!focused) {
                spinner.commitValue();
              }
            });
    values.valueProperty().addListener((_, _, number) -> value.set(number));
    return Fields.of(Text.of(key), spinner);
  }

  /**
   * A choice from a list.
   *
   * @param none the word for no choice; empty where there always is one
   */
  static <T> ComboBox<@Nullable T> choice(
      String id, double width, String none, Function<T, String> text) {
    ComboBox<@Nullable T> box = new ComboBox<>();
    box.setId(id);
    box.setPrefWidth(width);
    box.setPromptText(none);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T value) {
            return value == null ? none : Names.shown(text.apply(value));
          }

          @Override
          public @Nullable T fromString(String typed) {
            return null;
          }
        });
    return box;
  }
}
