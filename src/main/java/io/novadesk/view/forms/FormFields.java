package io.novadesk.view.forms;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.forms.FormField;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The fields of one form, as a person sees them. */
public final class FormFields {
  private static final double CHOICE_WIDTH = 300;
  private static final double WIDEST_REMARK = 520;
  private static final int MOST_COUNTED = 999;

  private final String id;
  private final boolean inLine;
  private final List<Node> nodes = new ArrayList<>();
  private @Nullable Node first;

  private FormFields(String id, boolean inLine, List<FormField> fields) {
    this.id = id;
    this.inLine = inLine;
    fields.forEach(field -> nodes.add(draw(field)));
  }

  /** One beneath the other. */
  public static FormFields stacked(String id, List<FormField> fields) {
    return new FormFields(id, false, fields);
  }

  /** One beside the other, as many as there is room for. */
  public static FormFields inLine(String id, List<FormField> fields) {
    return new FormFields(id, true, fields);
  }

  public List<Node> nodes() {
    return nodes;
  }

  /** What gets the keyboard first; null where nothing can be filled in. */
  public @Nullable Node first() {
    return first;
  }

  private Node draw(FormField field) {
    return switch (field) {
      case FormField.Line line -> line(line);
      case FormField.Hidden hidden -> hidden(hidden);
      case FormField.Choice<?> choice -> choice(choice);
      case FormField.Word word -> word(word);
      case FormField.Count count -> Fields.of(count.label(), count(count));
      case FormField.Tick tick -> beside(tick(tick));
      case FormField.Either either -> either(either);
      case FormField.Pairs pairs ->
          new KeyValueLines(
              id,
              pairs.lines(),
              Text.of("dialog.snapshot.key"),
              Text.of("dialog.snapshot.value"),
              Text.of("dialog.snapshot.addMetadata"));
      case FormField.Beside(FormField left, FormField right) -> sideBySide(draw(left), draw(right));
      case FormField.Remark remark -> remark(remark);
      case FormField.Fixed(String label, String text) -> Fields.of(label, new Label(text));
      case FormField.Meant(ServerRow server) -> meant(server);
      case FormField.Consequences consequences -> consequences(consequences);
      case FormField.Flavors(var form) -> {
        FlavorTable table = new FlavorTable(form);
        yield input(table, table.table());
      }
      case FormField.Rebuilding(var form, var details) -> {
        RebuildFields fields = new RebuildFields(form, details);
        yield input(fields, fields.images());
      }
    };
  }

  private <N extends Node> N input(N node, Node focus) {
    if (first == null && !focus.isDisabled()) {
      first = focus;
    }
    return node;
  }

  /** Stands in line with controls beside it, which have a label above. */
  private Node beside(Region node) {
    if (!inLine) {
      return node;
    }
    node.setMinHeight(Look.px(32));
    return Fields.of("", node);
  }

  private static Node sideBySide(Node left, Node right) {
    HBox line = new HBox(left, right);
    line.getStyleClass().add("form-line");
    for (Node each : List.of(left, right)) {
      HBox.setHgrow(each, Priority.ALWAYS);
      ((Region) each).setPrefWidth(200);
      ((Region) each).setMaxWidth(Double.MAX_VALUE);
    }
    return line;
  }

  private String idOf(String field) {
    return id + "-" + field;
  }

  private <T extends TextInputControl> T text(T control, String field, String prompt) {
    control.setId(idOf(field));
    control.setPromptText(prompt);
    return input(control, control);
  }

  private Node line(FormField.Line line) {
    TextField control = new TextField();
    control.setPrefColumnCount(line.columns());
    control.textProperty().bindBidirectional(line.value());
    control.disableProperty().bind(line.closed());
    VBox field = Fields.of(line.label(), text(control, line.id(), line.prompt()));
    field.getChildren().add(Fields.sentence(line.problem(), "field-error"));
    return field;
  }

  private Node hidden(FormField.Hidden hidden) {
    PasswordField control = text(new PasswordField(), hidden.id(), hidden.prompt());
    control.setPrefColumnCount(20);
    control.textProperty().bindBidirectional(hidden.value());
    return Fields.of(hidden.label(), control);
  }

  private <T> Node choice(FormField.Choice<T> choice) {
    ComboBox<@Nullable T> box = new ComboBox<>();
    box.setId(idOf(choice.id()));
    box.setPrefWidth(Look.px(CHOICE_WIDTH));
    box.setMaxWidth(Double.MAX_VALUE);
    box.setPromptText(choice.none());
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T value) {
            return value == null ? choice.none() : Names.shown(choice.shown().apply(value));
          }

          @Override
          public @Nullable T fromString(String typed) {
            return null;
          }
        });
    box.setItems(choice.items());
    box.setDisable(choice.closed());
    box.valueProperty().bindBidirectional(choice.value());
    VBox field = Fields.of(choice.label(), input(box, box));
    field.getChildren().add(Fields.sentence(choice.problem(), "field-error"));
    return field;
  }

  private Node word(FormField.Word word) {
    ComboBox<String> box = new ComboBox<>(word.known());
    box.setId(idOf(word.id()));
    box.setPrefWidth(Look.px(CHOICE_WIDTH));
    box.setMaxWidth(Double.MAX_VALUE);
    box.setEditable(word.free());
    box.setPromptText(word.prompt());
    box.setValue(word.value().get());
    if (word.free()) {
      box.getEditor().textProperty().bindBidirectional(word.value());
    } else {
      box.valueProperty().bindBidirectional(word.value());
    }
    return Fields.of(word.label(), input(box, box));
  }

  private Node count(FormField.Count count) {
    IntegerProperty value = count.value();
    Spinner<Integer> spinner = new Spinner<>(1, MOST_COUNTED, value.get());
    spinner.setId(idOf(count.id()));
    spinner.setEditable(true);
    spinner.setPrefWidth(130);
    spinner.setMaxWidth(Double.MAX_VALUE);
    // What was typed counts without a further key.
    spinner.getEditor().textProperty().subscribe(text -> value.set(number(text)));
    return input(spinner, spinner);
  }

  /** 0, which no form takes, for what is no number. */
  private static int number(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
  }

  private CheckBox tick(FormField.Tick tick) {
    CheckBox box = new CheckBox(tick.label());
    box.setId(idOf(tick.id()));
    if (!tick.help().isEmpty()) {
      box.setTooltip(new Tooltip(tick.help()));
    }
    box.selectedProperty().bindBidirectional(tick.value());
    return input(box, box);
  }

  private Node either(FormField.Either either) {
    ToggleGroup group = new ToggleGroup();
    RadioButton yes = new RadioButton(either.whenTrue());
    RadioButton no = new RadioButton(either.whenFalse());
    yes.setId(idOf(either.id() + "-yes"));
    no.setId(idOf(either.id() + "-no"));
    yes.setToggleGroup(group);
    no.setToggleGroup(group);
    group.selectToggle(either.value().get() ? yes : no);
    yes.selectedProperty().bindBidirectional(either.value());
    VBox box = new VBox(input(yes, yes), no);
    box.getStyleClass().add("form");
    return box;
  }

  private Node remark(FormField.Remark remark) {
    String style =
        switch (remark.tone()) {
          case TELLS -> "muted";
          case WARNS -> "tone-asks";
          case FORBIDS -> "field-error";
        };
    Label label = Fields.sentence(remark.sentence(), style);
    label.setId(idOf(remark.id()));
    if (!inLine) {
      return label;
    }
    label.setMaxWidth(Look.px(WIDEST_REMARK));
    Node beside = beside(label);
    beside.visibleProperty().bind(label.textProperty().isNotEmpty());
    beside.managedProperty().bind(beside.visibleProperty());
    return beside;
  }

  private static Node meant(ServerRow row) {
    Label name = new Label(Names.shown(row.name()));
    name.getStyleClass().add("name-list-name");
    Label about =
        new Label(
            Text.of(
                "dialog.nameLine",
                row.server().status(),
                row.address(),
                row.region().displayName()));
    about.getStyleClass().add("muted");
    HBox line = new HBox(name, about);
    line.getStyleClass().add("form-line");
    VBox list = new VBox(line);
    list.getStyleClass().add("name-list");
    return list;
  }

  private Node consequences(FormField.Consequences consequences) {
    ConsequencesBox box = new ConsequencesBox(consequences);
    box.setId(idOf("consequences"));
    return box;
  }
}
