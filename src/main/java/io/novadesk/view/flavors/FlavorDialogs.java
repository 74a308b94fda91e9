package io.novadesk.view.flavors;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.DeleteQuestion;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.NamedId;
import io.novadesk.view.parts.PageActions;
import io.novadesk.viewmodel.flavors.FlavorAccessViewModel;
import io.novadesk.viewmodel.flavors.FlavorAction;
import io.novadesk.viewmodel.flavors.FlavorsPage;
import io.novadesk.viewmodel.flavors.NewFlavorViewModel;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks for what an action on flavors needs, and has it done. */
public final class FlavorDialogs implements PageActions<FlavorAction> {
  private static final double WIDTH = 520;

  private final FlavorsPage model;
  private final ModalHost host;

  public FlavorDialogs(FlavorsPage model, ModalHost host) {
    this.model = model;
    this.host = host;
  }

  @Override
  public Feather icon(FlavorAction action) {
    return switch (action) {
      case CREATE -> Feather.PLUS;
      case ACCESS -> Feather.USERS;
      case DELETE -> Feather.TRASH_2;
    };
  }

  @Override
  public void perform(FlavorAction action) {
    switch (action) {
      case CREATE -> create();
      case ACCESS -> access();
      case DELETE -> DeleteQuestion.ask(model, host);
    }
  }

  private void create() {
    NewFlavorViewModel form = model.newFlavor();
    if (form == null) {
      return;
    }
    TextField name = Fields.text("flavor-new-name", form.nameProperty(), "");
    TextArea specs = new TextArea();
    specs.setId("flavor-new-specs");
    specs.setPromptText("hw:cpu_policy=dedicated");
    specs.setPrefRowCount(3);
    specs.getStyleClass().add("exact");
    specs.textProperty().bindBidirectional(form.extraSpecsProperty());
    CheckBox everybody = new CheckBox(Text.of("flavor.new.public"));
    everybody.setId("flavor-new-public");
    everybody.selectedProperty().bindBidirectional(form.publicProperty());
    VBox content =
        new VBox(
            Fields.sideBySide(
                Fields.of(Text.of("field.name"), name),
                Fields.of(
                    Text.of("field.id"),
                    Fields.text(
                        "flavor-new-id", form.idProperty(), Text.of("flavor.new.idPrompt")))),
            Fields.sideBySide(
                Fields.number("flavor-new-vcpus", Text.of("column.flavor.VCPUS"), form.vcpus()),
                Fields.number("flavor-new-ram", Text.of("flavor.new.ram"), form.ram()),
                Fields.number("flavor-new-disk", Text.of("flavor.new.disk"), form.disk())),
            Fields.sideBySide(
                Fields.number(
                    "flavor-new-ephemeral", Text.of("flavor.new.ephemeral"), form.ephemeral()),
                Fields.number("flavor-new-swap", Text.of("flavor.new.swap"), form.swap())),
            Fields.of(Text.of("flavor.new.specs"), specs, form.specsProblemProperty()),
            everybody);
    content.getStyleClass().add("form");
    content.setPrefWidth(Look.px(WIDTH));
    FormDialog dialog =
        new FormDialog(
                host,
                "flavor-new",
                Text.of("flavor.new.heading"),
                Text.of("flavor.new.text"),
                content,
                Text.of("group.new.verb"),
                false)
            .on(host.here());
    dialog.disableAcceptWhen(form.unsendable());
    dialog.showUntilDone(name, form.sending(), () -> form.send(dialog::close), () -> {});
  }

  private void access() {
    FlavorAccessViewModel form = model.access();
    if (form == null) {
      return;
    }
    VBox list = new VBox();
    list.getStyleClass().add("name-list");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    LoadedPane<List<String>> loaded =
        new LoadedPane<>(form.projects(), scroll, projects -> fill(list, projects, form));
    loaded.setPrefSize(WIDTH, 150);
    TextField project =
        Fields.text(
            "flavor-access-new", form.newProjectProperty(), Text.of("image.members.prompt"));
    HBox.setHgrow(project, Priority.ALWAYS);
    project.setOnAction(_ -> form.add());
    Button add = new Button(Text.of("image.members.add"));
    add.setId("flavor-access-add");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(_ -> form.add());
    HBox line = new HBox(project, add);
    line.getStyleClass().add("form-line");
    VBox content = new VBox(loaded, line);
    content.getStyleClass().add("form");
    FormDialog dialog =
        new FormDialog(
                host,
                "flavor-access",
                Text.of("flavor.access.heading", form.flavor().name()),
                Text.of("flavor.access.text"),
                content,
                Text.of("close"),
                false)
            .on(host.here());
    dialog.withoutCancel();
    dialog.showUntilDone(
        project,
        form.sending(),
        dialog::close,
        () -> {
          loaded.dispose();
          form.dispose();
        });
  }

  private static void fill(VBox list, List<String> projects, FlavorAccessViewModel form) {
    list.getChildren().clear();
    for (String project : projects) {
      list.getChildren().add(row(project, form));
    }
    if (projects.isEmpty()) {
      Label none = new Label(Text.of("flavor.access.none"));
      none.getStyleClass().add("muted");
      list.getChildren().add(none);
    }
  }

  private static Node row(String project, FlavorAccessViewModel form) {
    String name = form.nameOf(project);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button remove = new Button(Text.of("image.members.remove"));
    remove.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    remove.setAccessibleText(Text.of("image.members.removeNamed", name));
    remove.setOnAction(_ -> form.remove(project));
    remove.disableProperty().bind(form.sending().busyProperty());
    HBox line = new HBox(NamedId.of(name, project), gap, remove);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
