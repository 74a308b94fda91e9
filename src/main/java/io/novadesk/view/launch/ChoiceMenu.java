package io.novadesk.view.launch;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.launch.LaunchChoices.Choice;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;

/** A button that says what is chosen and drops down a list of check boxes to choose from. */
final class ChoiceMenu extends MenuButton {
  /** What can be chosen, and the ids of what is. */
  record Source(ObservableList<Choice> choices, ObservableList<String> chosen) {}

  private final List<Source> sources;
  private final String none;

  /**
   * @param none what the button says while nothing is chosen
   */
  ChoiceMenu(String none, Source... sources) {
    this.none = none;
    this.sources = List.of(sources);
    setMaxWidth(Double.MAX_VALUE);
    for (Source source : sources) {
      source.choices().addListener((ListChangeListener<Choice>) _ -> fill());
      source.chosen().addListener((ListChangeListener<String>) _ -> say());
    }
    showingProperty()
        .addListener(
            (_, _, open) -> {
              if (open) {
                fill();
              }
            });
    fill();
  }

  private void fill() {
    getItems().clear();
    for (Source source : sources) {
      if (!getItems().isEmpty() && !source.choices().isEmpty()) {
        getItems().add(new SeparatorMenuItem());
      }
      for (Choice choice : source.choices()) {
        getItems().add(item(source, choice));
      }
    }
    say();
  }

  private static CustomMenuItem item(Source source, Choice choice) {
    CheckBox box =
        new CheckBox(
            choice.about().isEmpty()
                ? choice.name()
                : Text.of("launch.choice", choice.name(), choice.about()));
    box.setMnemonicParsing(false);
    box.setSelected(source.chosen().contains(choice.id()));
    CustomMenuItem item = new CustomMenuItem(box, false);
    // The box hears the mouse itself, the item hears the keyboard.
    item.setOnAction(
        event -> {
          if (!(event.getTarget() instanceof CheckBox)) {
            box.setSelected(!box.isSelected());
          }
        });
    box.selectedProperty()
        .addListener(
            (_, _, now) -> {
              if (now && !source.chosen().contains(choice.id())) {
                source.chosen().add(choice.id());
              } else if (!now) {
                source.chosen().remove(choice.id());
              }
            });
    return item;
  }

  /** What is chosen may be gone: then its id is all there is. */
  private static String nameOf(Source source, String id) {
    return source.choices().stream()
        .filter(c -> c.id().equals(id))
        .map(Choice::name)
        .findFirst()
        .orElse(id);
  }

  private void say() {
    List<String> names = new ArrayList<>();
    for (Source source : sources) {
      source.chosen().forEach(id -> names.add(nameOf(source, id)));
    }
    setText(names.isEmpty() ? none : Names.shown(String.join(", ", names)));
  }
}
