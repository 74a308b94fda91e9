package io.novadesk.view.connections;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.connect.DroppedFiles.Found;
import io.novadesk.viewmodel.connect.FoundCloud;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Lists what files describe, each with what it is, before any of it is added. */
public final class FoundDialog {
  private static final double WIDTH = 620;
  private static final double MOST_HEIGHT = 340;

  private final Found found;
  private final ModalHost host;

  public FoundDialog(Found found, ModalHost host) {
    this.found = found;
    this.host = host;
  }

  /**
   * @param add runs when the person wants some
   */
  public void show(Runnable add) {
    VBox rows = new VBox(10);
    rows.setId("found-list");
    found.clouds().forEach(each -> rows.getChildren().add(row(each)));
    found.troubles().forEach(sentence -> rows.getChildren().add(remark(sentence)));
    ScrollPane scroll = new ScrollPane(rows);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(Look.px(MOST_HEIGHT));
    // How high sentences are is known when they have their width.
    rows.heightProperty()
        .subscribe(
            height ->
                scroll.setPrefHeight(Math.min(height.doubleValue() + 4, Look.px(MOST_HEIGHT))));
    scroll.setPrefWidth(Look.px(WIDTH));
    FormDialog dialog =
        new FormDialog(
            host,
            "found",
            Text.of("drop.found", found.clouds().size()),
            Text.of(found.clouds().isEmpty() ? "drop.found.none" : "drop.found.text"),
            new VBox(12, scroll, keep()),
            Text.of("drop.add"),
            false);
    List<BooleanProperty> wanted = found.clouds().stream().map(FoundCloud::wanted).toList();
    dialog.disableAcceptWhen(
        Bindings.createBooleanBinding(
            () -> wanted.stream().noneMatch(BooleanProperty::get),
            wanted.toArray(BooleanProperty[]::new)));
    boolean any = wanted.stream().anyMatch(BooleanProperty::get);
    dialog.show(any ? dialog.acceptButton() : dialog.cancelButton(), add);
  }

  private CheckBox keep() {
    CheckBox keep = new CheckBox(Text.of("drop.keep"));
    keep.setId("found-keep");
    keep.setWrapText(true);
    keep.selectedProperty().bindBidirectional(found.keep());
    keep.setVisible(found.hasSecret());
    keep.setManaged(found.hasSecret());
    return keep;
  }

  private static Node row(FoundCloud each) {
    CheckBox box = new CheckBox(Names.shown(each.name()));
    box.getStyleClass().add("found-name");
    box.selectedProperty().bindBidirectional(each.wanted());
    Label about = new Label(Names.shown(each.about()));
    about.getStyleClass().addAll("muted", Styles.TEXT_SMALL, "found-about");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    Label file = new Label(Text.of("drop.from", each.file()));
    file.getStyleClass().addAll("muted", Styles.TEXT_SMALL, "found-about");
    VBox row = new VBox(2, box, about, file);
    row.getStyleClass().add("found-row");
    each.remarks().forEach(sentence -> row.getChildren().add(remark(sentence)));
    return row;
  }

  private static Label remark(String sentence) {
    Label label = new Label(sentence, Icons.of(Feather.ALERT_TRIANGLE));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(Styles.TEXT_SMALL, "found-remark");
    return label;
  }
}
