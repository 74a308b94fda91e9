package io.novadesk.view.detail;

import io.novadesk.api.compute.Server;
import io.novadesk.api.network.Networks;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.detail.NetworkViewModel;
import io.novadesk.viewmodel.detail.NetworkViewModel.Target;
import io.novadesk.viewmodel.detail.Plug;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The questions of the network tab. */
final class NetworkDialogs {
  private static final double LIST_WIDTH = 460;
  private static final double LIST_HEIGHT = 190;

  private final NetworkViewModel model;
  private final ModalHost host;

  NetworkDialogs(NetworkViewModel model, ModalHost host) {
    this.model = model;
    this.host = host;
  }

  private String serverName() {
    ServerRow row = model.rowProperty().get();
    return row == null ? "" : row.name();
  }

  void attach() {
    ListView<Target> list = list("attach-targets", Target::label, "network.attach.nothing");
    TextField address = new TextField();
    address.setId("attach-address");
    address.setPromptText(Text.of("network.attach.address.prompt"));
    choose(
        new Question(
            "attach-interface",
            Text.of("network.attach.title", serverName()),
            Text.of("network.attach.text"),
            Text.of("attach")),
        list,
        model.attachChoices(),
        NetworkViewModel.AttachChoices::targets,
        Fields.of(Text.of("network.attach.address"), address),
        target -> model.attach(target, address.getText()));
    model.fetchAttachChoices();
  }

  /** A free floating address, or a network that gives a new one. */
  private record Floating(
      String label, Networks.@Nullable FloatingIp free, @Nullable String networkId) {}

  void giveFloating(Plug plug) {
    ListView<Floating> list = list("floating-choices", Floating::label, "network.floating.nothing");
    choose(
        new Question(
            "give-floating",
            Text.of("network.floating.title", plug.label()),
            Text.of("network.floating.text"),
            Text.of("network.floating.verb")),
        list,
        model.floatingChoices(),
        choices -> {
          List<Floating> all = new ArrayList<>();
          choices.free().forEach(f -> all.add(new Floating(f.address(), f, null)));
          choices
              .networks()
              .forEach(
                  n ->
                      all.add(
                          new Floating(Text.of("network.floating.new", n.name()), null, n.id())));
          return all;
        },
        new Region(),
        chosen -> {
          if (chosen.free() != null) {
            model.giveFloating(plug, chosen.free());
          } else if (chosen.networkId() != null) {
            model.giveNewFloating(plug, chosen.networkId());
          }
        });
    model.fetchFloatingChoices();
  }

  void addGroup() {
    ListView<String> list = list("group-choices", g -> g, "network.groups.nothing");
    choose(
        new Question(
            "add-group",
            Text.of("network.groups.title", serverName()),
            Text.of("network.groups.text"),
            Text.of("network.groups.verb")),
        list,
        model.groupChoices(),
        names -> names,
        new Region(),
        model::addGroup);
    model.fetchGroupChoices();
  }

  void removeGroup(String name) {
    FormDialog dialog =
        new FormDialog(
                host,
                "remove-group",
                Text.of("network.groups.remove.title", name, serverName()),
                Text.of("network.groups.remove.text"),
                new Region(),
                Text.of("network.groups.remove.verb"),
                true)
            .on(host.here());
    dialog.show(dialog.lookup("#remove-group-cancel"), () -> model.removeGroup(name));
  }

  void editAccess() {
    ServerRow row = model.rowProperty().get();
    if (row == null) {
      return;
    }
    Server server = row.server();
    TextField ipv4 = new TextField(server.accessIPv4() == null ? "" : server.accessIPv4());
    ipv4.setId("access-ipv4");
    TextField ipv6 = new TextField(server.accessIPv6() == null ? "" : server.accessIPv6());
    ipv6.setId("access-ipv6");
    VBox form =
        new VBox(
            Fields.of(Text.of("field.accessIPv4"), ipv4),
            Fields.of(Text.of("field.accessIPv6"), ipv6));
    form.getStyleClass().add("form");
    FormDialog dialog =
        new FormDialog(
                host,
                "access",
                Text.of("network.access.title", row.name()),
                Text.of("network.access.text"),
                form,
                Text.of("save"),
                false)
            .on(host.here());
    // Clouds take another address in its place, but do not take one away.
    dialog.disableAcceptWhen(emptied(ipv4).or(emptied(ipv6)));
    dialog.show(ipv4, () -> model.setAccess(ipv4.getText(), ipv6.getText()));
  }

  private static BooleanBinding emptied(TextField field) {
    boolean had = !field.getText().isEmpty();
    return Bindings.createBooleanBinding(
        () -> had && field.getText().isBlank(), field.textProperty());
  }

  private record Question(String id, String title, String text, String verb) {}

  private <C, T> void choose(
      Question question,
      ListView<T> list,
      Fetch<C> fetch,
      Function<C, List<T>> items,
      Region below,
      java.util.function.Consumer<T> accept) {
    LoadedPane<C> loaded =
        new LoadedPane<>(
            fetch,
            list,
            value -> {
              list.getItems().setAll(items.apply(value));
              list.getSelectionModel().selectFirst();
            });
    loaded.setPrefSize(Look.px(LIST_WIDTH), Look.px(LIST_HEIGHT));
    VBox form = new VBox(loaded, below);
    form.getStyleClass().add("form");
    FormDialog dialog =
        new FormDialog(
                host,
                question.id(),
                question.title(),
                question.text(),
                form,
                question.verb(),
                false)
            .on(host.here());
    dialog.disableAcceptWhen(list.getSelectionModel().selectedItemProperty().isNull());
    dialog.show(
        list,
        () -> {
          T chosen = list.getSelectionModel().getSelectedItem();
          if (chosen != null) {
            accept.accept(chosen);
          }
        },
        loaded::dispose);
  }

  private static <T> ListView<T> list(String id, Function<T, String> text, String nothing) {
    ListView<T> list = new ListView<>();
    list.setId(id);
    list.getStyleClass().add("choice-list");
    list.setPlaceholder(Placeholder.empty(Feather.SLASH, Text.of(nothing), ""));
    list.setCellFactory(
        _ ->
            new ListCell<>() {
              @Override
              protected void updateItem(@Nullable T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : Names.shown(text.apply(item)));
              }
            });
    return list;
  }
}
