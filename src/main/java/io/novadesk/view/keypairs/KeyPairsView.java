package io.novadesk.view.keypairs;

import io.novadesk.api.compute.KeyPair;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.ActionButtons;
import io.novadesk.view.parts.FieldList;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.ListPane;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageView;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.keypairs.KeyPairsViewModel;
import io.novadesk.viewmodel.keypairs.KeyPairsViewModel.Action;
import io.novadesk.viewmodel.keypairs.NewKeyPairViewModel;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The key pairs of one region and the selected one in detail. */
public final class KeyPairsView extends SplitPane implements PageView {
  private final KeyPairsViewModel model;
  private final ModalHost host;
  private final ActionButtons<Action> actions;
  private final ListPane<KeyPair> list;
  private final FieldList fields;
  private final StackPane detail = new StackPane();
  private final BorderPane pane = new BorderPane();
  private final Label name = new Label();
  private final Subscription onSelected;

  public KeyPairsView(KeyPairsViewModel model, ModalHost host) {
    this.model = model;
    this.host = host;
    actions = new ActionButtons<>("keypair", model.reasons(), KeyPairsView::icon, this::perform);
    list =
        new ListPane<>(
                model.list(),
                "keypair",
                "keypairs",
                Feather.KEY,
                actions.bar(List.of(Action.values())),
                KeyPairsViewModel.BY_NAME)
            .column(
                Tables.column(
                    Text.of("column.keypair.NAME"), 200, KeyPair::name, KeyPairsViewModel.BY_NAME),
                "keypair-column-name")
            .column(
                Tables.column(
                    Text.of("column.keypair.KIND"),
                    90,
                    KeyPairsViewModel::kindOf,
                    Comparator.comparing(KeyPairsViewModel::kindOf, NaturalOrder.INSTANCE)),
                "keypair-column-kind")
            .column(
                Tables.exact(
                    Tables.column(
                        Text.of("column.keypair.FINGERPRINT"),
                        340,
                        KeyPairsView::fingerprint,
                        Comparator.comparing(KeyPairsView::fingerprint))),
                "keypair-column-fingerprint");
    list.table().setContextMenu(actions.menu(List.of(Action.values())));
    list.table()
        .setOnKeyPressed(
            event -> {
              if (event.getCode() == KeyCode.DELETE) {
                actions.perform(Action.DELETE);
              }
            });
    fields = new FieldList(model.fields());
    name.getStyleClass().add("detail-name");
    HBox head = new HBox(name);
    head.getStyleClass().add("detail-head");
    head.setAlignment(Pos.CENTER_LEFT);
    pane.setTop(head);
    pane.setCenter(fields);
    detail.setId("keypair-detail");
    detail.getStyleClass().add("detail");
    getItems().addAll(list, detail);
    setDividerPositions(0.62);
    SplitPane.setResizableWithParent(detail, false);
    onSelected = model.list().selectedProperty().subscribe(this::show);
  }

  @Override
  public Feather icon() {
    return Feather.KEY;
  }

  @Override
  public Node node() {
    return this;
  }

  @Override
  public SplitPane split() {
    return this;
  }

  @Override
  public TableView<KeyPair> table() {
    return list.table();
  }

  @Override
  public void focusFilter() {
    list.focusFilter();
  }

  @Override
  public void dispose() {
    onSelected.unsubscribe();
    actions.dispose();
    list.dispose();
    fields.dispose();
  }

  private static String fingerprint(KeyPair pair) {
    return Objects.requireNonNullElse(pair.fingerprint(), "");
  }

  private static Feather icon(Action action) {
    return switch (action) {
      case GENERATE -> Feather.PLUS;
      case IMPORT -> Feather.UPLOAD;
      case DELETE -> Feather.TRASH_2;
    };
  }

  private void show(@Nullable KeyPair pair) {
    if (pair == null) {
      detail
          .getChildren()
          .setAll(
              Placeholder.empty(
                  Feather.KEY,
                  Text.of("keypair.detail.none"),
                  Text.of("keypair.detail.none.text")));
    } else {
      name.setText(Names.shown(pair.name()));
      detail.getChildren().setAll(pane);
    }
  }

  private void perform(Action action) {
    switch (action) {
      case GENERATE, IMPORT -> {
        NewKeyPairViewModel form = model.newKeyPair(action == Action.GENERATE);
        if (form != null) {
          new NewKeyPairForm(form, host).show();
        }
      }
      case DELETE -> delete();
    }
  }

  private void delete() {
    KeyPair pair = Objects.requireNonNull(model.list().selectedProperty().get());
    int servers = model.serversWith(pair).size();
    FormDialog dialog =
        new FormDialog(
            host,
            "keypair-delete",
            Text.of("keypair.delete.heading", pair.name()),
            Text.of("keypair.delete.text", servers),
            new Region(),
            Text.of("action.DELETE"),
            true);
    dialog.show(dialog.lookup("#keypair-delete-cancel"), model::delete);
  }
}
