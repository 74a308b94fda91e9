package io.novadesk.view.launch;

import io.novadesk.i18n.Names;
import io.novadesk.viewmodel.launch.LaunchChoices.Choice;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A drop-down list for one choice by its id; its first entry chooses nothing. */
final class ChoiceBoxOf extends ComboBox<Choice> {
  private final StringProperty chosen;
  private final Choice nothing;
  private boolean following;

  ChoiceBoxOf(ObservableList<Choice> choices, StringProperty chosen, String none) {
    this.chosen = chosen;
    this.nothing = new Choice("", none, "");
    setMaxWidth(Double.MAX_VALUE);
    setCellFactory(_ -> new NameCell(true));
    setButtonCell(new NameCell(false));
    choices.addListener((ListChangeListener<Choice>) _ -> fill(choices));
    chosen.addListener((_, _, _) -> fill(choices));
    valueProperty()
        .addListener(
            (_, _, now) -> {
              if (!following && now != null) {
                chosen.set(now.id());
              }
            });
    fill(choices);
  }

  private void fill(ObservableList<Choice> choices) {
    following = true;
    String id = chosen.get() == null ? "" : chosen.get();
    getItems().setAll(nothing);
    getItems().addAll(choices);
    Choice now = getItems().stream().filter(c -> c.id().equals(id)).findFirst().orElse(null);
    if (now == null) {
      // Not read yet, or gone: it stays what it was.
      now = new Choice(id, id, "");
      getItems().add(now);
    }
    setValue(now);
    following = false;
  }

  private static final class NameCell extends ListCell<Choice> {
    private final boolean whole;

    NameCell(boolean whole) {
      this.whole = whole;
    }

    @Override
    protected void updateItem(@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      setText(
          empty || choice == null
              ? null
              : whole && !choice.about().isEmpty()
                  ? Names.shown(choice.name()) + "  " + choice.about()
                  : Names.shown(choice.name()));
    }
  }
}
