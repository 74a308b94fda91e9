package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import io.novadesk.viewmodel.connect.Meeting;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the person and another program both changed, side by side, in place of the form. */
final class MeetingPane extends VBox {
  private final Wiring wiring = new Wiring();
  private final GridPane grid = new GridPane(16, 8);
  private final Button save = new Button(Text.of("meeting.save"), new FontIcon(Feather.SAVE));

  MeetingPane(ConnectViewModel model) {
    setId("connect-meeting");
    getStyleClass().add("connect-certificate");
    Label title = sentence(Text.of("meeting.title"));
    title.setGraphic(new FontIcon(Feather.GIT_MERGE));
    title.getStyleClass().addAll(Styles.TEXT_BOLD, "connect-certificate-title");
    VBox account = new VBox(8, title, sentence(Text.of("meeting.text")), grid);
    account.getStyleClass().add("connect-certificate-account");
    ColumnConstraints name = new ColumnConstraints();
    name.setMinWidth(USE_PREF_SIZE);
    ColumnConstraints side = new ColumnConstraints();
    side.setHgrow(Priority.ALWAYS);
    side.setPercentWidth(38);
    grid.getColumnConstraints().addAll(name, side, side);
    grid.setPadding(new Insets(8, 0, 8, 0));
    save.setId("connect-meeting-save");
    save.getStyleClass().add(Styles.ACCENT);
    save.setOnAction(_ -> model.choice().settle());
    Button back = new Button(Text.of("meeting.back"));
    back.setId("connect-meeting-back");
    back.setOnAction(_ -> model.cancel());
    HBox buttons = new HBox(8, save, back);
    buttons.getStyleClass().add("connect-certificate-buttons");
    getChildren().addAll(account, buttons);
    wiring.on(model.help().meetings(), () -> show(model.help().meetings()));
  }

  private void show(List<Meeting> meetings) {
    Wiring.show(this, !meetings.isEmpty());
    grid.getChildren().clear();
    if (meetings.isEmpty()) {
      return;
    }
    grid.addRow(0, new Label(), head("meeting.theirs"), head("meeting.mine"));
    for (Meeting each : meetings) {
      ToggleGroup group = new ToggleGroup();
      String id = "meeting-" + each.field().name().toLowerCase(Locale.ROOT);
      RadioButton theirs = side(id + "-theirs", each.theirs(), group);
      RadioButton mine = side(id + "-mine", each.mine(), group);
      theirs.setSelected(!each.takeMine().get());
      mine.setSelected(each.takeMine().get());
      mine.selectedProperty().subscribe(each.takeMine()::set);
      Label field = new Label(Text.of("connect.field." + each.field()));
      field.getStyleClass().add("field-label");
      grid.addRow(grid.getRowCount(), field, theirs, mine);
    }
    save.requestFocus();
  }

  private static Label head(String key) {
    Label label = new Label(Text.of(key));
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    return label;
  }

  private static RadioButton side(String id, String value, ToggleGroup group) {
    RadioButton button = new RadioButton(Names.shown(Meeting.shown(value)));
    button.setId(id);
    button.setToggleGroup(group);
    button.setWrapText(true);
    button.setMinHeight(USE_PREF_SIZE);
    return button;
  }

  private static Label sentence(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  void dispose() {
    wiring.dispose();
  }
}
