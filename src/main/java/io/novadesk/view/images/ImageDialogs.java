package io.novadesk.view.images;

import io.novadesk.api.image.Image;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.DeleteQuestion;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageActions;
import io.novadesk.viewmodel.images.EditImageViewModel;
import io.novadesk.viewmodel.images.ImageAction;
import io.novadesk.viewmodel.images.ImageActionsViewModel;
import io.novadesk.viewmodel.images.ImagesPage;
import io.novadesk.viewmodel.images.MembersViewModel;
import io.novadesk.viewmodel.images.NewImageViewModel;
import java.io.File;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** Asks for what an action on images needs, and has it done. */
public final class ImageDialogs implements PageActions<ImageAction> {
  private final ImagesPage page;
  private final ImageActionsViewModel model;
  private final ModalHost host;

  public ImageDialogs(ImagesPage page, ModalHost host) {
    this.page = page;
    model = page.actions();
    this.host = host;
  }

  @Override
  public Feather icon(ImageAction action) {
    return switch (action) {
      case ADD -> Feather.UPLOAD;
      case DOWNLOAD -> Feather.DOWNLOAD;
      case EDIT -> Feather.EDIT_2;
      case MEMBERS -> Feather.USERS;
      case DEACTIVATE -> Feather.PAUSE_CIRCLE;
      case REACTIVATE -> Feather.PLAY_CIRCLE;
      case DELETE -> Feather.TRASH_2;
    };
  }

  @Override
  public void perform(ImageAction action) {
    switch (action) {
      case ADD -> add();
      case DOWNLOAD -> download();
      case EDIT -> edit();
      case MEMBERS -> members();
      case DEACTIVATE -> deactivate();
      case REACTIVATE -> model.activate(true);
      case DELETE -> DeleteQuestion.ask(page, host);
    }
  }

  private void add() {
    NewImageViewModel form = model.newImage();
    if (form != null) {
      new NewImageForm(form, host).show();
    }
  }

  /** The system's own dialog asks before it replaces a file. */
  private void download() {
    Image image = model.image();
    if (image == null) {
      return;
    }
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Text.of("image.download.choose", image.name()));
    chooser.setInitialFileName(ImageActionsViewModel.fileName(image));
    File file = chooser.showSaveDialog(host.root().getScene().getWindow());
    if (file != null) {
      model.download(file.toPath());
    }
  }

  private void edit() {
    EditImageViewModel form = model.edit();
    if (form == null) {
      return;
    }
    TextField name = Fields.text("image-edit-name", form.nameProperty(), "");
    ComboBox<String> visibility =
        Fields.choice(
            "image-edit-visibility",
            form.visibilityProperty(),
            form.visibilities(),
            Fields::visibility);
    CheckBox guarded = new CheckBox(Text.of("image.form.protected"));
    guarded.setId("image-edit-protected");
    guarded.selectedProperty().bindBidirectional(form.protectedProperty());
    VBox content =
        new VBox(
            Fields.of(Text.of("field.name"), name),
            Fields.of(Text.of("field.visibility"), visibility),
            Fields.sideBySide(
                Fields.number("image-edit-min-disk", Text.of("image.form.minDisk"), form.minDisk()),
                Fields.number("image-edit-min-ram", Text.of("image.form.minRam"), form.minRam())),
            guarded);
    content.getStyleClass().add("form");
    FormDialog dialog =
        new FormDialog(
                host, "image-edit", form.title(), "", content, Text.of("metadata.save"), false)
            .on(host.here());
    dialog.disableAcceptWhen(form.unsendable());
    dialog.showUntilDone(name, form.sending(), () -> form.send(dialog::close), () -> {});
  }

  private void members() {
    MembersViewModel form = model.members();
    if (form != null) {
      new MembersForm(form, host).show();
    }
  }

  private void deactivate() {
    Image image = Objects.requireNonNull(model.image());
    FormDialog dialog =
        new FormDialog(
                host,
                "image-deactivate",
                Text.of("image.deactivate.heading", image.name()),
                Text.of("image.deactivate.text"),
                new Region(),
                Text.of("image.action.DEACTIVATE"),
                false)
            .on(host.here());
    dialog.show(dialog.acceptButton(), () -> model.activate(false));
  }
}
