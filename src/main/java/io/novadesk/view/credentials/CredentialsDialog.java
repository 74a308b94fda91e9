package io.novadesk.view.credentials;

import atlantafx.base.theme.Styles;
import io.novadesk.api.identity.ApplicationCredential;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.SecretClip;
import io.novadesk.view.parts.TypedText;
import io.novadesk.viewmodel.credentials.CredentialsViewModel;
import io.novadesk.viewmodel.credentials.CredentialsViewModel.Expiry;
import io.novadesk.viewmodel.credentials.CredentialsViewModel.Role;
import io.novadesk.viewmodel.credentials.SecretPlace.Offer;
import io.novadesk.viewmodel.credentials.SecretPlace.Use;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Makes an application credential of whoever is logged in, lists theirs and deletes them. */
public final class CredentialsDialog {
  private static final double WIDTH = 620;
  private static final double MOST_HEIGHT = 156;

  private final CredentialsViewModel model;
  private final ModalHost host;
  private final SecretClip clip;
  private final Consumer<String> tell;
  private final VBox uses = new VBox(6);
  private final VBox rows = new VBox();

  /**
   * @param clip takes what is copied
   * @param tell hears, as a sentence, what became of one
   */
  public CredentialsDialog(
      CredentialsViewModel model, ModalHost host, SecretClip clip, Consumer<String> tell) {
    this.model = model;
    this.host = host;
    this.clip = clip;
    this.tell = tell;
  }

  public void show() {
    TextField name = Fields.text("credential-name", model.nameProperty(), "");
    // The program suggests it while the keyboard is there; nobody misses it.
    TypedText.isPassing(name);
    VBox content = new VBox(model.whyNotMake().isEmpty() ? form(name) : refused(), list());
    content.getStyleClass().add("form");
    content.setPrefWidth(Look.px(WIDTH));
    FormDialog dialog =
        new FormDialog(
                host,
                "credentials",
                Text.of("credentials.title", model.userName()),
                Text.of("credentials.text"),
                content,
                Text.of("credentials.make"),
                false)
            .on(host.here());
    dialog.cancelButton().setText(Text.of("credentials.close"));
    dialog.disableAcceptWhen(model.unsendable());
    InvalidationListener onAll = _ -> list(dialog);
    model.all().addListener(onAll);
    dialog.showUntilDone(
        model.whyNotMake().isEmpty() ? name : dialog.cancelButton(),
        model.making(),
        () -> make(dialog),
        () -> {
          model.all().removeListener(onAll);
          model.deleting().stop();
        });
    list(dialog);
  }

  private void make(FormDialog dialog) {
    model.make(
        connection -> {
          dialog.close();
          tell.accept(Text.of("credentials.kept", connection));
        },
        secret -> {
          dialog.close();
          host.whenFree(() -> new SecretOnce(secret, host, clip).show());
        });
  }

  private VBox form(TextField name) {
    ComboBox<Expiry> expiry = new ComboBox<>(FXCollections.observableArrayList(Expiry.values()));
    expiry.setId("credential-expiry");
    expiry.setMaxWidth(Double.MAX_VALUE);
    expiry.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Expiry value) {
            return value == null ? "" : Text.of("credentials.expiry." + value);
          }

          @Override
          public Expiry fromString(String text) {
            throw new UnsupportedOperationException();
          }
        });
    expiry.valueProperty().bindBidirectional(model.expiryProperty());
    CheckBox unrestricted = new CheckBox(Text.of("credentials.unrestricted"));
    unrestricted.setId("credential-unrestricted");
    unrestricted.setWrapText(true);
    unrestricted.selectedProperty().bindBidirectional(model.unrestrictedProperty());
    VBox form =
        new VBox(
            Fields.sideBySide(
                Fields.of(Text.of("credentials.field.name"), name, model.nameProblemProperty()),
                Fields.of(Text.of("credentials.field.expiry"), expiry)),
            Fields.of(Text.of("credentials.field.roles"), roles()),
            unrestricted,
            Fields.of(Text.of("credentials.field.use"), uses));
    form.getStyleClass().add("form");
    model.offerProperty().subscribe(this::offer);
    return form;
  }

  private Node refused() {
    Label sentence = new Label(model.whyNotMake());
    sentence.setId("credential-refused");
    sentence.setWrapText(true);
    sentence.getStyleClass().add("field-error");
    return sentence;
  }

  private Node roles() {
    FlowPane boxes = new FlowPane(16, 6);
    for (Role role : model.roles()) {
      CheckBox box = new CheckBox(role.name());
      box.setId("credential-role-" + role.name());
      box.selectedProperty().bindBidirectional(role.wanted());
      boxes.getChildren().add(box);
    }
    return boxes;
  }

  /** What can be done with one is known when the keychain has answered. */
  private void offer(Offer offer) {
    uses.getChildren().clear();
    ToggleGroup group = new ToggleGroup();
    for (Use use : Use.values()) {
      if (offer.uses().contains(use)) {
        RadioButton button =
            new RadioButton(
                Text.of(
                    "credentials.use." + use,
                    use == Use.OTHER_CONNECTION ? offer.other() : offer.connection()));
        button.setId("credential-use-" + use.name().toLowerCase(Locale.ROOT));
        button.setToggleGroup(group);
        button.setSelected(use == offer.uses().getFirst());
        button.setOnAction(_ -> model.useProperty().set(use));
        uses.getChildren().add(button);
      }
    }
    if (offer.uses().isEmpty() || !offer.whyNot().isEmpty()) {
      Label why =
          new Label(offer.uses().isEmpty() ? Text.of("credentials.asking") : offer.whyNot());
      why.setId("credential-why-not-kept");
      why.setWrapText(true);
      why.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
      uses.getChildren().add(why);
    }
  }

  private Node list() {
    rows.setId("credential-list");
    rows.getStyleClass().add("credential-list");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(Look.px(MOST_HEIGHT));
    VBox box =
        new VBox(
            Fields.of(Text.of("credentials.there"), scroll),
            Fields.sentence(model.toldProperty(), "field-error"),
            Fields.sentence(model.deleting().problemProperty(), "field-error"));
    return box;
  }

  private void list(FormDialog dialog) {
    rows.getChildren().clear();
    for (ApplicationCredential each : model.all()) {
      rows.getChildren()
          .add(new CredentialRow(each, model.isOwn(each), gone -> delete(gone, dialog)));
    }
    if (model.all().isEmpty()) {
      Label none = new Label(Text.of("credentials.none"));
      none.getStyleClass().add("muted");
      rows.getChildren().add(none);
    }
  }

  private void delete(ApplicationCredential credential, FormDialog dialog) {
    // The row goes, and with it the button that has the keyboard.
    dialog.cancelButton().requestFocus();
    model.delete(credential);
  }
}
