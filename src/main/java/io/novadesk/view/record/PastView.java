package io.novadesk.view.record;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.compare.SideBySidePane;
import io.novadesk.view.parts.ExportDialog;
import io.novadesk.view.parts.FoldingSplit;
import io.novadesk.view.parts.Links;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.view.servers.ScopeButton;
import io.novadesk.view.servers.ServerTableView;
import io.novadesk.viewmodel.export.ExportViewModel;
import io.novadesk.viewmodel.record.PastTable;
import io.novadesk.viewmodel.record.ThenAndNow;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.SinceColumn;
import io.novadesk.viewmodel.shell.EmptyPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The servers as they were: a band that says so, the moment, the list, and one then and now. */
public final class PastView extends BorderPane {
  /** What the rest of the window does for it. */
  public record Ways(
      Runnable saveFilter, Function<List<Column>, ExportViewModel<ServerRow>> export) {}

  private static final double DETAIL_SHARE = 0.6;

  private final PastTable model;
  private final ModalHost modal;
  private final Ways ways;
  private final PastBand band;
  private final ServerTableView servers;
  private final Label name = new Label();
  private final Label fate = new Label();
  private final SideBySidePane sides;
  private final BorderPane detail = new BorderPane();
  private final BorderPane compared = new BorderPane();
  private final FoldingSplit split;
  private final Subscription subscription;

  public PastView(PastTable model, ModalHost modal, Links links, Ways ways) {
    this.model = model;
    this.modal = modal;
    this.ways = ways;
    setId("past-view");
    getStyleClass().add("past-view");
    band = new PastBand(model.machine());
    servers = new ServerTableView(model.table(), tools(), nothing(), new SimpleStringProperty(""));
    sides = new SideBySidePane(links);
    name.setId("past-name");
    name.getStyleClass().add("detail-name");
    fate.setId("past-fate");
    fate.setWrapText(true);
    fate.getStyleClass().add("muted");
    fate.managedProperty().bind(fate.textProperty().isNotEmpty());
    VBox head = new VBox(name, fate);
    head.getStyleClass().add("compare-head");
    ScrollPane scroll = new ScrollPane(sides);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("field-list", "edge-to-edge");
    compared.setTop(head);
    compared.setCenter(scroll);
    detail.setId("past-detail");
    detail.getStyleClass().addAll("detail", "compare");
    Look.dress(detail, "detail.css");
    split = new FoldingSplit(Orientation.HORIZONTAL, servers, detail, DETAIL_SHARE);
    split.shut();
    setTop(band);
    setCenter(split.pane());
    band.leaveByEscapeIn(this);
    subscription = model.comparisonProperty().subscribe(this::show);
  }

  /** Takes over how the list of now is shown, and gives the keyboard to the slider. */
  public void begin(List<Column> columns) {
    List<Column> all = new ArrayList<>(columns);
    all.remove(new SinceColumn());
    all.add(Math.min(2, all.size()), new SinceColumn());
    servers.columns().show(all);
    band.focus();
  }

  public void focusFilter() {
    servers.focusFilter();
  }

  public void chooseColumns() {
    servers.chooseColumns(modal);
  }

  public void export() {
    new ExportDialog(ways.export().apply(servers.columns().shown()), modal).show();
  }

  public void dispose() {
    subscription.unsubscribe();
    band.dispose();
    servers.dispose();
  }

  private ServerTableView.Tools tools() {
    return new ServerTableView.Tools(
        ways.saveFilter(),
        // What is kept is of one's own project: there is nothing to choose.
        new ScopeButton(
            new SimpleBooleanProperty(), new SimpleStringProperty(Text.of("past.own")), () -> {}),
        this::chooseColumns,
        this::export,
        model.machine()::leave);
  }

  private static ServerTableView.WaysOn nothing() {
    EmptyPlace place =
        new EmptyPlace(Text.of("past.none"), Text.of("past.none.text"), false, false, List.of());
    return new ServerTableView.WaysOn(
        new SimpleObjectProperty<>(place),
        () -> {},
        () -> {},
        _ -> {},
        _ -> {},
        () -> {},
        new Region());
  }

  /** From the first selection on it stays, so that nothing moves with each click. */
  private void show(@Nullable ThenAndNow one) {
    if (one == null) {
      detail.setCenter(
          Placeholder.empty(Feather.CLOCK, Text.of("past.detail"), Text.of("past.detail.text")));
      return;
    }
    name.setText(Names.shown(one.name()));
    fate.setText(Names.shown(one.fate()));
    sides.show(one.sides());
    detail.setCenter(compared);
    split.open();
  }
}
