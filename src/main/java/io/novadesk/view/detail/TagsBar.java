package io.novadesk.view.detail;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.detail.TagsViewModel;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Tags as chips: typed and added by Enter, taken away by their x, or by Delete and Backspace on the
 * chip.
 */
public final class TagsBar extends VBox {
  private final TagsViewModel model;
  private final FlowPane chips = new FlowPane();
  private final TextField field = new TextField();
  private final ListChangeListener<String> onTags = _ -> show();
  private final BooleanBinding locked;

  public TagsBar(TagsViewModel model) {
    this.model = model;
    setId("server-tags");
    getStyleClass().add("tags-bar");
    locked = model.whyNotProperty().isNotEmpty().or(model.change().busyProperty());
    Label title = new Label(Text.of("tags.title"));
    title.getStyleClass().add("section-title");
    field.setId("tag-field");
    field.setPromptText(Text.of("tags.prompt"));
    field.setAccessibleText(Text.of("tags.prompt"));
    field.getStyleClass().addAll("small", "tag-field");
    field.textProperty().bindBidirectional(model.typedProperty());
    field.disableProperty().bind(model.whyNotProperty().isNotEmpty());
    field.setOnAction(_ -> model.add());
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.BACK_SPACE
              && field.getText().isEmpty()
              && chips.getChildren().size() > 1) {
            chips.getChildren().get(chips.getChildren().size() - 2).requestFocus();
            event.consume();
          }
        });
    chips.getStyleClass().add("chips");
    chips.getChildren().add(field);
    Label complaint = new Label();
    complaint.setId("tag-complaint");
    complaint.getStyleClass().add("field-error");
    complaint.setWrapText(true);
    complaint
        .textProperty()
        .bind(
            Bindings.when(model.whyNotProperty().isNotEmpty())
                .then(model.whyNotProperty())
                .otherwise(model.complaintProperty()));
    complaint.visibleProperty().bind(complaint.textProperty().isNotEmpty());
    complaint.managedProperty().bind(complaint.visibleProperty());
    getChildren().addAll(title, chips, complaint, new ChangeNotice("tag-problem", model.change()));
    visibleProperty().bind(model.knownProperty());
    managedProperty().bind(visibleProperty());
    model.tags().addListener(onTags);
    show();
  }

  private void show() {
    // The field stays where it is: whoever types in it goes on typing.
    chips.getChildren().remove(0, chips.getChildren().size() - 1);
    chips.getChildren().addAll(0, model.tags().stream().map(this::chip).toList());
  }

  private HBox chip(String tag) {
    Label text = new Label(Names.shown(tag));
    Button remove = new Button(null, Icons.of(Feather.X));
    remove.setAccessibleText(Text.of("tags.remove", tag));
    remove.getStyleClass().addAll("flat", "button-icon", "chip-remove");
    remove.setFocusTraversable(false);
    remove.setOnAction(_ -> model.remove(tag));
    remove.disableProperty().bind(locked);
    HBox chip = new HBox(text, remove);
    chip.setId(Explained.id("tag", tag));
    chip.getStyleClass().add("chip");
    chip.setAlignment(Pos.CENTER_LEFT);
    chip.setFocusTraversable(true);
    chip.setAccessibleText(Text.of("tags.chip", tag));
    chip.setAccessibleRole(AccessibleRole.BUTTON);
    chip.setOnMouseClicked(_ -> chip.requestFocus());
    chip.setOnKeyPressed(
        event -> {
          boolean removes =
              event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE;
          if (removes && !locked.get()) {
            field.requestFocus();
            model.remove(tag);
            event.consume();
          }
        });
    return chip;
  }

  public void dispose() {
    model.tags().removeListener(onTags);
    field.textProperty().unbindBidirectional(model.typedProperty());
    chips.getChildren().clear();
    locked.dispose();
  }
}
