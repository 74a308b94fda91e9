package io.novadesk.view.detail;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.record.ChangeRow;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** A change that was seen, among what the cloud recorded. */
final class SeenLine extends HBox {
  /**
   * @param then shows the server as it was before it
   */
  SeenLine(ChangeRow row, Consumer<ChangeRow> then) {
    getStyleClass().addAll("event", "seen-line");
    setAlignment(Pos.CENTER_LEFT);
    String words =
        switch (row.kind()) {
          case CHANGED ->
              Text.of(
                  row.before().isEmpty()
                      ? "events.seen.set"
                      : row.after().isEmpty() ? "events.seen.unset" : "events.seen.changed",
                  row.field(),
                  row.before(),
                  row.after());
          case CAME, WENT, DONE, UNWATCHED -> row.after();
        };
    Label change = new Label(Names.shown(words), Icons.of(Feather.EYE));
    change.setMinWidth(0);
    change.setMaxWidth(Double.MAX_VALUE);
    change.setTooltip(new Tooltip(words));
    HBox.setHgrow(change, Priority.ALWAYS);
    Label when = new Label(Ages.exact(row.time()));
    when.getStyleClass().addAll("muted", "seen-when");
    when.setMinWidth(USE_PREF_SIZE);
    when.setTooltip(new Tooltip(Text.of("events.seen.at", Ages.exact(row.observed()))));
    Button before = new Button(null, Icons.of(Feather.CLOCK));
    before.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON, "seen-then");
    before.setAccessibleText(Text.of("change.action.THEN"));
    before.setTooltip(new Tooltip(Text.of("change.action.help.THEN")));
    before.setOnAction(_ -> then.accept(row));
    getChildren().addAll(change, when, before);
  }
}
