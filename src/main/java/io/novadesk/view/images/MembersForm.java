package io.novadesk.view.images;

import atlantafx.base.theme.Styles;
import io.novadesk.api.image.ImageMember;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.NamedId;
import io.novadesk.viewmodel.images.MembersViewModel;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Whom an image is shared with, and our answer where we are one of them. */
final class MembersForm {
  private final MembersViewModel model;
  private final ModalHost host;
  private final VBox list = new VBox();

  MembersForm(MembersViewModel model, ModalHost host) {
    this.model = model;
    this.host = host;
  }

  void show() {
    list.getStyleClass().add("name-list");
    list.setId("image-members-list");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    LoadedPane<List<ImageMember>> loaded = new LoadedPane<>(model.members(), scroll, this::fill);
    loaded.setPrefSize(Look.px(520), Look.px(180));
    HBox line = model.isMember() ? answers() : adding();
    VBox content = new VBox(loaded, line);
    content.getStyleClass().add("form");
    FormDialog dialog =
        new FormDialog(
                host,
                "image-members",
                model.title(),
                Text.of(model.isMember() ? "image.members.ofOthers" : "image.members.text"),
                content,
                Text.of("close"),
                false)
            .on(host.here());
    Node focus = model.isMember() ? dialog.acceptButton() : line.getChildren().getFirst();
    dialog.withoutCancel();
    dialog.showUntilDone(
        focus,
        model.sending(),
        dialog::close,
        () -> {
          loaded.dispose();
          model.dispose();
        });
  }

  private HBox adding() {
    TextField project =
        Fields.text(
            "image-members-new", model.newMemberProperty(), Text.of("image.members.prompt"));
    HBox.setHgrow(project, Priority.ALWAYS);
    // Not disabled while it is sent: the keyboard would leave the form.
    Button add = new Button(Text.of("image.members.add"));
    add.setId("image-members-add");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(_ -> model.add());
    project.setOnAction(_ -> model.add());
    return line(project, add);
  }

  private HBox answers() {
    return line(
        button("image-members-accept", "image.members.accept", () -> model.answer(true)),
        button("image-members-reject", "image.members.reject", () -> model.answer(false)));
  }

  private Button button(String id, String key, Runnable action) {
    Button button = new Button(Text.of(key));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    button.disableProperty().bind(model.sending().busyProperty());
    return button;
  }

  private static HBox line(Node... nodes) {
    HBox line = new HBox(nodes);
    line.getStyleClass().add("form-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void fill(List<ImageMember> members) {
    list.getChildren().setAll(members.stream().map(this::row).toList());
    if (members.isEmpty()) {
      Label none = new Label(Text.of("image.members.none"));
      none.getStyleClass().add("muted");
      list.getChildren().add(none);
    }
  }

  private Node row(ImageMember member) {
    String name = model.nameOf(member);
    Node project = NamedId.of(name, member.projectId());
    Label status = new Label(Text.of("image.members.status." + member.status()));
    status.getStyleClass().add("muted");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = line(project, gap, status);
    if (!model.isMember()) {
      Button remove = new Button(Text.of("image.members.remove"));
      remove.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
      remove.setAccessibleText(Text.of("image.members.removeNamed", name));
      remove.setOnAction(_ -> model.remove(member));
      remove.disableProperty().bind(model.sending().busyProperty());
      line.getChildren().add(remove);
    }
    return line;
  }
}
