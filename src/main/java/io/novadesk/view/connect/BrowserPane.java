package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import io.novadesk.api.identity.Project;
import io.novadesk.cloud.connect.BrowserSignOn.Visitor;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.ForgetfulPasswordField;
import io.novadesk.viewmodel.connect.BrowserStep;
import java.net.URI;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Waits for a sign-on in the browser in place of the form, and asks whether it was the person. */
final class BrowserPane extends VBox {
  private static final int ROWS = 12;

  private final Wiring wiring = new Wiring();
  private final BrowserStep step;
  private final PasswordField token = new ForgetfulPasswordField();
  private final ComboBox<Project> projects = new ComboBox<>();
  private final Button accept = new Button();
  private final VBox waiting;
  private final DeviceCodePane code;
  private final VBox meeting;

  BrowserPane(BrowserStep step) {
    this.step = step;
    setId("connect-browser");
    getStyleClass().add("connect-certificate");
    waiting = waiting();
    meeting = meeting();
    code = new DeviceCodePane(step);
    getChildren().addAll(waiting, code, meeting);
    wiring.on(
        step.pageProperty(),
        page -> Wiring.show(waiting, page != null && step.codeProperty().get() == null));
    wiring.on(step.visitorProperty(), this::meet);
    wiring.on(step.pageProperty(), _ -> Wiring.show(this, isWanted(step)));
    wiring.on(step.visitorProperty(), _ -> Wiring.show(this, isWanted(step)));
  }

  /** Whether it has something to say. */
  static boolean isWanted(BrowserStep step) {
    return step.pageProperty().get() != null || step.visitorProperty().get() != null;
  }

  private VBox waiting() {
    Label title = title(Feather.EXTERNAL_LINK);
    title.setText(Text.of("connect.browser.title"));
    TextArea address = exact("connect-browser-page", Text.of("connect.browser.page"));
    Label told = sentence("");
    told.setId("connect-browser-told");
    told.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    told.getStyleClass().add("connect-warning");
    wiring.on(
        step.toldProperty(),
        text -> {
          told.setText(text);
          Wiring.show(told, !text.isEmpty());
        });
    wiring.on(step.pageProperty(), page -> showPage(address, page));
    Button again = new Button(Text.of("connect.browser.again"), new FontIcon(Feather.REFRESH_CW));
    again.setId("connect-browser-again");
    again.setOnAction(_ -> step.openAgain());
    token.setId("connect-browser-token");
    token.setPromptText(Text.of("connect.browser.paste.prompt"));
    token.setAccessibleText(Text.of("connect.browser.paste.prompt"));
    token.setOnAction(_ -> paste());
    HBox.setHgrow(token, Priority.ALWAYS);
    Button paste = new Button(Text.of("connect.browser.paste"), new FontIcon(Feather.CLIPBOARD));
    paste.setId("connect-browser-paste");
    paste.setMinWidth(USE_PREF_SIZE);
    paste.disableProperty().bind(token.textProperty().isEmpty());
    paste.setOnAction(_ -> paste());
    HBox other = new HBox(8, token, paste);
    other.setAlignment(Pos.CENTER_LEFT);
    return account(
        title, sentence(Text.of("connect.browser.text")), address, new HBox(again), told, other);
  }

  private void showPage(TextArea address, @Nullable URI page) {
    address.setText(page == null ? "" : page.toString());
    token.clear();
  }

  private void paste() {
    step.paste(token.getText());
    token.clear();
  }

  private VBox meeting() {
    projects.setId("connect-browser-projects");
    projects.setAccessibleText(Text.of("connect.projects"));
    projects.setMaxWidth(Double.MAX_VALUE);
    projects.setVisibleRowCount(ROWS);
    projects.setConverter(new ProjectNames());
    HBox.setHgrow(projects, Priority.ALWAYS);
    Label label = new Label(Text.of("connect.field.PROJECT"));
    label.setLabelFor(projects);
    label.setMinWidth(USE_PREF_SIZE);
    HBox choice = new HBox(12, label, projects);
    choice.setAlignment(Pos.CENTER_LEFT);
    accept.setId("connect-browser-accept");
    accept.getStyleClass().add(Styles.ACCENT);
    accept.disableProperty().bind(projects.valueProperty().isNull());
    accept.setOnAction(_ -> step.accept(projects.getValue()));
    Button decline = new Button(Text.of("connect.browser.decline"));
    decline.setId("connect-browser-decline");
    decline.setOnAction(_ -> step.decline());
    Label who = title(Feather.USER_CHECK);
    who.setId("connect-browser-visitor");
    wiring.on(
        step.visitorProperty(),
        visitor -> who.setText(visitor == null ? "" : Names.shown(BrowserStep.sentence(visitor))));
    return account(
        who, sentence(Text.of("connect.browser.confirm")), choice, new HBox(8, accept, decline));
  }

  private void meet(@Nullable Visitor visitor) {
    Wiring.show(meeting, visitor != null);
    if (visitor == null) {
      projects.getItems().clear();
      return;
    }
    projects.getItems().setAll(visitor.projects());
    projects.setValue(
        visitor.wanted() == null && visitor.projects().size() == 1
            ? visitor.projects().getFirst()
            : visitor.wanted());
    accept.setText(Text.of("connect.browser.accept", Names.shown(visitor.user())));
    projects.requestFocus();
  }

  private static VBox account(Node... nodes) {
    VBox box = new VBox(12, nodes);
    box.getStyleClass().add("connect-certificate-account");
    return box;
  }

  private static Label title(Feather icon) {
    Label title = sentence("");
    title.setGraphic(new FontIcon(icon));
    title.getStyleClass().addAll(Styles.TEXT_BOLD, "connect-browser-title");
    return title;
  }

  private static Label sentence(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /** To be marked and copied into a browser, or a message to the cloud's administrator. */
  private static TextArea exact(String id, String name) {
    TextArea text = new TextArea();
    text.setId(id);
    text.setEditable(false);
    text.setWrapText(true);
    text.setFocusTraversable(false);
    text.setPrefRowCount(3);
    text.setAccessibleText(name);
    text.getStyleClass().addAll("exact", "connect-fingerprint");
    return text;
  }

  /** By its name, and its domain where two have one name. */
  private final class ProjectNames extends StringConverter<Project> {
    @Override
    public String toString(@Nullable Project project) {
      if (project == null) {
        return "";
      }
      long same = projects.getItems().stream().filter(p -> p.name().equals(project.name())).count();
      return Names.shown(
          same > 1 && project.domainName() != null
              ? Text.of("switch.detail", project.name(), project.domainName())
              : project.name());
    }

    @Override
    public @Nullable Project fromString(String text) {
      return null;
    }
  }

  void dispose() {
    code.dispose();
    wiring.dispose();
  }
}
