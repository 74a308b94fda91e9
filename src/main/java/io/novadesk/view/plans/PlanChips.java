package io.novadesk.view.plans;

import atlantafx.base.theme.Styles;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.plans.PlanCounts;
import io.novadesk.viewmodel.plans.PlanCounts.Part;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** How many servers of a plan stand where; a click shows just these. */
final class PlanChips extends HBox {
  private final Map<Part, ToggleButton> chips = new EnumMap<>(Part.class);
  private final ReadOnlyObjectWrapper<@Nullable Part> chosen = new ReadOnlyObjectWrapper<>();

  PlanChips() {
    setId("plan-chips");
    getStyleClass().add("plan-chips");
    setAlignment(Pos.CENTER_LEFT);
    for (Part part : Part.values()) {
      ToggleButton chip = new ToggleButton("", Icons.of(icon(part), "status-icon", tone(part)));
      chip.setId("plan-chip-" + part.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      chip.getStyleClass().addAll(Styles.SMALL, "plan-chip");
      chip.setMinWidth(USE_PREF_SIZE);
      chip.setOnAction(_ -> choose(chip.isSelected() ? part : null));
      chip.managedProperty().bind(chip.visibleProperty());
      chips.put(part, chip);
      getChildren().add(chip);
    }
  }

  /** Of which only the servers are to be shown; null: all are. */
  ReadOnlyObjectProperty<@Nullable Part> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  private void choose(@Nullable Part part) {
    chips.forEach((each, chip) -> chip.setSelected(each == part));
    chosen.set(part);
  }

  void show(PlanCounts counts) {
    chips.forEach(
        (part, chip) -> {
          chip.setText(counts.words(part));
          // The chosen one stays, so that the choice can be taken back.
          chip.setVisible(part == Part.DONE || counts.of(part) > 0 || chip.isSelected());
        });
  }

  static Feather icon(Part part) {
    return switch (part) {
      case DONE -> Feather.CHECK_CIRCLE;
      case FAILED -> Feather.ALERT_OCTAGON;
      case UNKNOWN -> Feather.HELP_CIRCLE;
      case CANCELLED, LEFT_OUT -> Feather.SLASH;
      case UNDER_WAY -> Feather.LOADER;
      case WAITING -> Feather.CLOCK;
    };
  }

  static String tone(Part part) {
    return switch (part) {
      case DONE -> "tone-good";
      case FAILED -> "tone-bad";
      case UNKNOWN -> "tone-asks";
      case UNDER_WAY -> "tone-busy";
      case CANCELLED, LEFT_OUT, WAITING -> "tone-off";
    };
  }
}
