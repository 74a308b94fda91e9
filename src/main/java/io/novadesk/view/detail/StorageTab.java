package io.novadesk.view.detail;

import io.novadesk.api.volume.Volumes.Volume;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FieldLines;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Links;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.view.parts.ReasonTip;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.detail.Disk;
import io.novadesk.viewmodel.detail.StorageViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The volumes of a server. */
public final class StorageTab extends ScrollPane {
  private final StorageViewModel model;
  private final ModalHost host;
  private final Links links;
  private final VBox cards = new VBox();
  private final Explained attach;
  private final LoadedPane<List<Disk>> loaded;
  private final AttachingNotice notice;
  private final Subscription subscriptions;

  public StorageTab(StorageViewModel model, ModalHost host, Links links) {
    this.model = model;
    this.host = host;
    this.links = links;
    setId("server-storage");
    getStyleClass().addAll("field-list", "edge-to-edge");
    setFitToWidth(true);
    Button button = Explained.button("volume-attach", Feather.PLUS, Text.of("storage.attach"));
    button.setOnAction(_ -> askAttach());
    attach = new Explained(button, Text.of("storage.attach.help"));
    cards.getStyleClass().add("cards");
    loaded = new LoadedPane<>(model.disks(), cards, this::show);
    loaded.getStyleClass().add("part-loaded");
    notice = new AttachingNotice("volume-notice", model.attaching());
    VBox content =
        new VBox(
            notice,
            new ChangeNotice("storage-problem", model.change()),
            NetworkTab.head("storage.volumes", attach),
            loaded);
    content.getStyleClass().add("overview");
    setContent(content);
    subscriptions =
        Subscription.combine(
            model.rowProperty().subscribe(_ -> explain()),
            model.attaching().progressProperty().subscribe(_ -> explain()),
            model.attaching().rules().revisionProperty().subscribe(_ -> explainAll()));
  }

  private void explain() {
    attach.why(model.whyNotAttach());
  }

  /** The buttons of the volumes too, which are made with what may be asked then. */
  private void explainAll() {
    explain();
    if (model.disks().stateProperty().get() instanceof Loaded.Ready<List<Disk>> ready) {
      show(ready.value());
    }
  }

  private void show(List<Disk> disks) {
    if (disks.isEmpty()) {
      cards
          .getChildren()
          .setAll(
              Placeholder.empty(
                  Feather.HARD_DRIVE, Text.of("storage.none"), Text.of("storage.none.text")));
    } else {
      cards.getChildren().setAll(disks.stream().map(this::card).toList());
    }
  }

  private VBox card(Disk disk) {
    Labeled name = links.name(disk.name(), model.link(disk));
    name.setGraphic(Icons.of(Feather.HARD_DRIVE));
    name.getStyleClass().add("card-title");
    HBox.setHgrow(name, Priority.SOMETIMES);
    Label state = new Label(disk.status() == null ? "" : disk.status());
    state.getStyleClass().addAll("card-state", "muted");
    state.setMinWidth(USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button detach =
        Explained.button(Explained.id("detach", disk.name()), Feather.X_CIRCLE, Text.of("detach"));
    detach.setOnAction(_ -> askDetach(disk));
    Explained pull = new Explained(detach, Text.of("storage.detach.help"));
    pull.why(model.whyNotDetach(disk));
    HBox head = new HBox(name, state, gap, pull);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("card-head");
    FieldLines lines = new FieldLines(false, links);
    lines.show(fields(disk, model.link(disk)));
    VBox card = new VBox(head, lines);
    if (disk.deleteOnTermination() != null) {
      card.getChildren().add(goesBox(disk, disk.deleteOnTermination()));
    }
    card.getStyleClass().add("card");
    return card;
  }

  private static List<Field> fields(Disk disk, @Nullable Link link) {
    List<Field> fields = new ArrayList<>();
    if (disk.device() != null) {
      fields.add(Field.exact(Text.of("storage.device"), disk.device()));
    }
    if (disk.size() != null) {
      fields.add(
          Field.of(Text.of("storage.size"), StorageViewModel.sizeOf(disk.size(), disk.type())));
    }
    if (disk.bootable() != null) {
      fields.add(Field.of(Text.of("storage.bootable"), Text.of(disk.bootable() ? "yes" : "no")));
    }
    fields.add(Field.exact(Text.of("storage.id"), disk.volumeId()).to(link));
    if (disk.attachmentId() != null) {
      fields.add(Field.exact(Text.of("storage.attachment"), disk.attachmentId()));
    }
    return fields;
  }

  private ReasonTip goesBox(Disk disk, boolean goes) {
    CheckBox box = new CheckBox(Text.of("storage.goes"));
    box.setId(Explained.id("goes", disk.name()));
    box.setSelected(goes);
    box.setWrapText(true);
    box.getStyleClass().add("card-check");
    box.setOnAction(
        _ -> {
          model.deleteWithServer(disk, box.isSelected());
          // What the cloud says is shown when it has said it.
          box.setSelected(goes);
        });
    ReasonTip whole = new ReasonTip(box, Text.of("storage.goes.help"));
    whole.show(model.whyNotChangeDelete());
    return whole;
  }

  private String serverName() {
    ServerRow row = model.rowProperty().get();
    return row == null ? "" : row.name();
  }

  private void askDetach(Disk disk) {
    FormDialog dialog =
        new FormDialog(
                host,
                "detach-volume",
                Text.of("storage.detach.title", disk.name(), serverName()),
                Text.of("storage.detach.text"),
                new Region(),
                Text.of("detach"),
                true)
            .on(host.here());
    dialog.show(dialog.lookup("#detach-volume-cancel"), () -> model.detach(disk));
  }

  private void askAttach() {
    TableView<Volume> table = Tables.dense("volume-choices", Text.of("quota.volumes"));
    table
        .getColumns()
        .add(
            Tables.column(
                Text.of("storage.column.name"),
                220,
                StorageViewModel::nameOf,
                Comparator.comparing(StorageViewModel::nameOf, String.CASE_INSENSITIVE_ORDER)));
    table
        .getColumns()
        .add(
            Tables.number(
                Tables.column(
                    Text.of("storage.size"),
                    96,
                    v -> Text.of("size.gib", v.size()),
                    Comparator.comparingInt(Volume::size))));
    table
        .getColumns()
        .add(
            Tables.column(
                Text.of("storage.column.type"),
                80,
                v -> v.type() == null ? "" : v.type(),
                Comparator.comparing(v -> v.type() == null ? "" : v.type())));
    table
        .getColumns()
        .add(
            Tables.column(
                Text.of("storage.bootable"),
                80,
                v -> Text.of(v.bootable() ? "yes" : "no"),
                Comparator.comparing(Volume::bootable)));
    table.setPlaceholder(
        Placeholder.empty(
            Feather.HARD_DRIVE, Text.of("storage.nothing"), Text.of("storage.nothing.text")));
    TextField device = new TextField();
    device.setId("volume-device");
    device.setPromptText(Text.of("storage.device.prompt"));
    CheckBox goes = new CheckBox(Text.of("storage.goes"));
    goes.setId("volume-goes");
    goes.setVisible(model.canDeleteWithServer());
    goes.setManaged(model.canDeleteWithServer());
    LoadedPane<List<Volume>> list =
        new LoadedPane<>(
            model.free(),
            table,
            volumes -> {
              table.getItems().setAll(volumes);
              table.getSelectionModel().selectFirst();
            });
    list.setPrefSize(Look.px(500), Look.px(200));
    VBox form = new VBox(list, Fields.of(Text.of("storage.device.label"), device), goes);
    form.getStyleClass().add("form");
    FormDialog dialog =
        new FormDialog(
                host,
                "attach-volume",
                Text.of("storage.attach.title", serverName()),
                Text.of("storage.attach.text"),
                form,
                Text.of("attach"),
                false)
            .on(host.here());
    dialog.disableAcceptWhen(table.getSelectionModel().selectedItemProperty().isNull());
    dialog.show(
        table,
        () -> {
          Volume chosen = table.getSelectionModel().getSelectedItem();
          if (chosen != null) {
            model.attach(chosen, device.getText(), goes.isSelected());
          }
        },
        list::dispose);
    model.fetchFree();
  }

  public void dispose() {
    subscriptions.unsubscribe();
    notice.dispose();
    loaded.dispose();
  }
}
