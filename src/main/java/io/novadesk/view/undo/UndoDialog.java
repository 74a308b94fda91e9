package io.novadesk.view.undo;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.servers.dialogs.RequestDisclosure;
import io.novadesk.viewmodel.undo.UndoDraft;
import io.novadesk.viewmodel.undo.UndoLine;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Shows what taking something back will do to each server, and does it when told. */
public final class UndoDialog {
  private static final double HEIGHT = 220;

  private final UndoDraft draft;
  private final ModalHost host;
  private final VBox lines = new VBox();

  public UndoDialog(UndoDraft draft, ModalHost host) {
    this.draft = draft;
    this.host = host;
    lines.setId("undo-lines");
    lines.getStyleClass().add("undo-lines");
  }

  public void show() {
    ScrollPane scroll = new ScrollPane(lines);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(Look.px(HEIGHT));
    VBox body = new VBox(scroll);
    body.getStyleClass().add("form");
    if (draft.hasPreview()) {
      body.getChildren().add(new RequestDisclosure(draft.previewProperty(), draft::copied));
    }
    FormDialog dialog =
        new FormDialog(
                host,
                "undo",
                draft.title(),
                Text.of("undo.text"),
                body,
                Text.of("undo.verb"),
                false)
            .on(draft.place());
    dialog.disableAcceptWhen(
        Bindings.createBooleanBinding(
            () -> draft.linesProperty().get().stream().noneMatch(l -> l.whyNot().isEmpty()),
            draft.linesProperty()));
    Subscription shown = draft.linesProperty().subscribe(this::fill);
    dialog.showUntilAllowed(
        dialog.acceptButton(),
        draft::whyNot,
        draft::run,
        () -> {
          shown.unsubscribe();
          draft.dispose();
        });
  }

  private void fill(List<UndoLine> all) {
    lines.getChildren().setAll(all.stream().map(UndoDialog::line).toList());
  }

  private static Node line(UndoLine of) {
    Label name = new Label(Names.shown(of.name()));
    name.getStyleClass().add("name-list-name");
    Label does = new Label(Names.shown(of.does()));
    does.getStyleClass().add("muted");
    does.setMinWidth(0);
    HBox.setHgrow(does, Priority.ALWAYS);
    HBox head = new HBox(name, does);
    head.getStyleClass().add("undo-line");
    head.setAlignment(Pos.BASELINE_LEFT);
    VBox line = new VBox(head);
    String remark = of.whyNot().isEmpty() ? of.since() : of.whyNot();
    if (!remark.isEmpty()) {
      Label text =
          new Label(remark, Icons.of(of.whyNot().isEmpty() ? Feather.ALERT_TRIANGLE : Feather.X));
      text.getStyleClass().add(of.whyNot().isEmpty() ? "undo-since" : "undo-not");
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
      line.getChildren().add(text);
    }
    return line;
  }
}
