package io.novadesk.view.detail;

import io.novadesk.api.compute.Server;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FieldLines;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Links;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.detail.NetworkViewModel;
import io.novadesk.viewmodel.detail.Plug;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** How a server is reached: interfaces with their addresses, access addresses, security groups. */
public final class NetworkTab extends ScrollPane {
  private final NetworkViewModel model;
  private final ModalHost host;
  private final Links links;
  private final NetworkDialogs dialogs;
  private final VBox plugs = new VBox();
  private final FieldLines access;
  private final FlowPane groups = new FlowPane();
  private final Explained addGroup;
  private final Explained editAccess;
  private final Explained attach;
  private final LoadedPane<List<Plug>> loaded;
  private final AttachingNotice notice;
  private final ListChangeListener<String> onGroups = _ -> showGroups();
  private final Subscription subscriptions;

  public NetworkTab(NetworkViewModel model, ModalHost host, Links links) {
    this.model = model;
    this.host = host;
    this.links = links;
    dialogs = new NetworkDialogs(model, host);
    setId("server-network");
    getStyleClass().addAll("field-list", "edge-to-edge");
    setFitToWidth(true);
    Button attachButton =
        Explained.button("interface-attach", Feather.PLUS, Text.of("network.attach"));
    attachButton.setOnAction(_ -> dialogs.attach());
    attach = new Explained(attachButton, Text.of("network.attach.help"));
    loaded = new LoadedPane<>(model.plugs(), plugs, this::showPlugs);
    loaded.getStyleClass().add("part-loaded");
    plugs.getStyleClass().add("cards");

    access = new FieldLines(false, Links.NONE);
    Button edit = Explained.button("access-edit", Feather.EDIT_2, Text.of("network.access.edit"));
    edit.setOnAction(_ -> dialogs.editAccess());
    editAccess = new Explained(edit, Text.of("network.access.help"));

    groups.getStyleClass().add("chips");
    Button add = Explained.button("group-add", Feather.PLUS, Text.of("network.groups.add"));
    add.setOnAction(_ -> dialogs.addGroup());
    addGroup = new Explained(add, Text.of("network.groups.add.help"));

    notice = new AttachingNotice("interface-notice", model.attaching());
    VBox content =
        new VBox(
            notice,
            new ChangeNotice("network-problem", model.change()),
            head("network.interfaces", attach),
            loaded,
            head("network.access", editAccess),
            access,
            head("network.groups", addGroup),
            groups);
    content.getStyleClass().add("overview");
    setContent(content);
    model.groups().addListener(onGroups);
    showGroups();
    subscriptions =
        Subscription.combine(
            model.rowProperty().subscribe(this::showRow),
            model.attaching().progressProperty().subscribe(_ -> explain()),
            model.change().busyProperty().subscribe(_ -> explainAll()),
            model.attaching().rules().revisionProperty().subscribe(_ -> explainAll()));
  }

  static HBox head(String title, javafx.scene.Node action) {
    Label label = new Label(Text.of(title));
    label.getStyleClass().add("section-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(label, gap, action);
    head.getStyleClass().add("section-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void showRow(@Nullable ServerRow row) {
    if (row == null) {
      return;
    }
    Server server = row.server();
    access.show(
        List.of(
            noted("field.accessIPv4", server.accessIPv4()),
            noted("field.accessIPv6", server.accessIPv6())));
    addGroup.setVisible(model.hasNetworkService());
    explain();
  }

  private static Field noted(String label, @Nullable String address) {
    return address == null || address.isEmpty()
        ? Field.of(Text.of(label), Text.of("network.access.none"))
        : Field.exact(Text.of(label), address);
  }

  private void explain() {
    attach.why(model.whyNotAttach());
    editAccess.why(model.whyNotChange());
    addGroup.why(model.whyNotChange());
  }

  /** The buttons of the interfaces too, which are made with what may be asked then. */
  private void explainAll() {
    explain();
    showGroups();
    if (model.plugs().stateProperty().get() instanceof Loaded.Ready<List<Plug>> ready) {
      showPlugs(ready.value());
    }
  }

  private void showPlugs(List<Plug> all) {
    if (all.isEmpty()) {
      plugs
          .getChildren()
          .setAll(
              Placeholder.empty(
                  Feather.GLOBE, Text.of("addresses.none"), Text.of("addresses.none.text")));
      return;
    }
    plugs.getChildren().setAll(all.stream().map(this::card).toList());
  }

  private VBox card(Plug plug) {
    Labeled network = links.name(plug.network(), model.networkLink(plug));
    network.setGraphic(Icons.of(Feather.SHARE_2));
    network.getStyleClass().add("card-title");
    Label state = new Label(plug.state() == null ? "" : plug.state());
    state.getStyleClass().addAll("card-state", "muted");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(network, state, gap);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("card-head");
    if (plug.portId() != null) {
      Button floating =
          Explained.button(
              Explained.id("floating", plug.label()),
              Feather.CORNER_RIGHT_UP,
              Text.of("network.floating"));
      floating.setOnAction(_ -> dialogs.giveFloating(plug));
      Explained give = new Explained(floating, Text.of("network.floating.help"));
      give.why(model.whyNotChange());
      give.setVisible(model.hasNetworkService());
      give.setManaged(model.hasNetworkService());
      Button detach =
          Explained.icon(
              Explained.id("detach", plug.label()),
              Feather.X_CIRCLE,
              Text.of("network.detach", plug.label()));
      detach.setOnAction(_ -> confirmDetach(plug));
      Explained pull = new Explained(detach, Text.of("network.detach.help"));
      pull.why(model.whyNotDetach());
      head.getChildren().addAll(give, pull);
    }
    FieldLines lines = new FieldLines(false, links);
    List<Field> fields = new ArrayList<>();
    VBox card = new VBox(head, lines);
    for (Plug.Ip ip : plug.addresses()) {
      fields.add(
          Field.exact(
              Text.of(ip.floating() ? "network.ip.floating" : "network.ip.fixed", ip.version()),
              ip.address()));
    }
    if (plug.mac() != null) {
      fields.add(Field.exact(Text.of("column.address.MAC"), plug.mac()));
    }
    if (plug.portId() != null) {
      fields.add(Field.exact(Text.of("network.port"), plug.portId()).to(model.portLink(plug)));
    }
    lines.show(fields);
    plug.addresses().stream()
        .filter(ip -> ip.floatingId() != null)
        .forEach(ip -> card.getChildren().add(takeButton(ip)));
    card.getStyleClass().add("card");
    return card;
  }

  private Explained takeButton(Plug.Ip ip) {
    Button take =
        Explained.button(
            Explained.id("take", ip.address()),
            Feather.CORNER_RIGHT_DOWN,
            Text.of("network.floating.take", ip.address()));
    take.setOnAction(_ -> model.takeFloating(ip));
    Explained whole = new Explained(take, Text.of("network.floating.take.help"));
    whole.why(model.whyNotChange());
    return whole;
  }

  private void confirmDetach(Plug plug) {
    FormDialog dialog =
        new FormDialog(
                host,
                "detach-interface",
                Text.of("network.detach.title", plug.label()),
                Text.of("network.detach.text", plug.network()),
                new Region(),
                Text.of("detach"),
                true)
            .on(host.here());
    dialog.show(dialog.lookup("#detach-interface-cancel"), () -> model.detach(plug));
  }

  private void showGroups() {
    groups.getChildren().setAll(model.groups().stream().map(this::groupChip).toList());
    if (model.groups().isEmpty()) {
      Label none = new Label(Text.of("network.groups.none"));
      none.getStyleClass().add("muted");
      groups.getChildren().add(none);
    }
  }

  private HBox groupChip(String name) {
    Labeled text = links.name(name, model.groupLink(name));
    Button remove = new Button(null, Icons.of(Feather.X));
    remove.setId(Explained.id("group-remove", name));
    remove.setAccessibleText(Text.of("network.groups.remove", name));
    remove.getStyleClass().addAll("flat", "button-icon", "chip-remove");
    remove.setOnAction(_ -> dialogs.removeGroup(name));
    Explained pull = new Explained(remove, Text.of("network.groups.remove", name));
    pull.why(model.whyNotChange());
    HBox chip = new HBox(text, pull);
    chip.getStyleClass().add("chip");
    chip.setAlignment(Pos.CENTER_LEFT);
    return chip;
  }

  public void dispose() {
    model.groups().removeListener(onGroups);
    subscriptions.unsubscribe();
    notice.dispose();
    loaded.dispose();
  }
}
