package io.novadesk.view.groups;

import io.novadesk.api.compute.ServerGroups.ServerGroup;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.ActionButtons;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.ListPane;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageView;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.groups.ServerGroupsViewModel;
import io.novadesk.viewmodel.groups.ServerGroupsViewModel.Action;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The server groups of one region. */
public final class ServerGroupsView extends BorderPane implements PageView {
  private final ServerGroupsViewModel model;
  private final ModalHost host;
  private final ActionButtons<Action> actions;
  private final ListPane<ServerGroup> list;

  public ServerGroupsView(ServerGroupsViewModel model, ModalHost host) {
    this.model = model;
    this.host = host;
    actions = new ActionButtons<>("group", model.reasons(), ServerGroupsView::icon, this::perform);
    list =
        new ListPane<>(
                model.list(),
                "group",
                "groups",
                Feather.GRID,
                actions.bar(List.of(Action.values())),
                ServerGroupsViewModel.BY_NAME)
            .column(
                Tables.column(
                    Text.of("column.group.NAME"),
                    180,
                    ServerGroup::name,
                    ServerGroupsViewModel.BY_NAME),
                "group-column-name")
            .column(
                Tables.column(
                    Text.of("column.group.POLICY"),
                    150,
                    ServerGroup::policy,
                    Comparator.comparing(ServerGroup::policy)),
                "group-column-policy")
            .column(
                Tables.number(
                    Tables.column(
                        Text.of("column.group.COUNT"),
                        70,
                        group -> String.valueOf(group.members().size()),
                        Comparator.comparingInt(group -> group.members().size()))),
                "group-column-count")
            .column(
                Tables.column(
                    Text.of("column.group.MEMBERS"),
                    420,
                    model::members,
                    Comparator.comparing(model::members)),
                "group-column-members")
            .column(
                Tables.exact(
                    Tables.column(
                        Text.of("field.id"),
                        260,
                        ServerGroup::id,
                        Comparator.comparing(ServerGroup::id))),
                "group-column-id");
    list.table().setContextMenu(actions.menu(List.of(Action.values())));
    list.table()
        .setOnKeyPressed(
            event -> {
              if (event.getCode() == KeyCode.DELETE) {
                actions.perform(Action.DELETE);
              }
            });
    setCenter(list);
  }

  @Override
  public Feather icon() {
    return Feather.GRID;
  }

  @Override
  public Node node() {
    return this;
  }

  @Override
  public TableView<ServerGroup> table() {
    return list.table();
  }

  @Override
  public void focusFilter() {
    list.focusFilter();
  }

  @Override
  public void dispose() {
    actions.dispose();
    list.dispose();
  }

  private static Feather icon(Action action) {
    return switch (action) {
      case CREATE -> Feather.PLUS;
      case DELETE -> Feather.TRASH_2;
    };
  }

  private void perform(Action action) {
    switch (action) {
      case CREATE -> create();
      case DELETE -> delete();
    }
  }

  private void create() {
    ServerGroupsViewModel.Form form = model.form();
    if (form == null) {
      return;
    }
    TextField name = Fields.text("group-new-name", form.nameProperty(), "");
    VBox content =
        new VBox(
            Fields.of(Text.of("field.name"), name),
            Fields.of(
                Text.of("column.group.POLICY"),
                Fields.choice(
                    "group-new-policy",
                    form.policyProperty(),
                    form.policies(),
                    word -> Text.of("group.policy." + word))));
    content.getStyleClass().add("form");
    content.setPrefWidth(460);
    FormDialog dialog =
        new FormDialog(
            host,
            "group-new",
            Text.of("group.new.heading"),
            Text.of("group.new.text"),
            content,
            Text.of("group.new.verb"),
            false);
    dialog.disableAcceptWhen(name.textProperty().isEmpty().or(form.sending().busyProperty()));
    dialog.showUntilDone(name, form.sending(), () -> form.send(dialog::close), () -> {});
  }

  private void delete() {
    ServerGroup group = Objects.requireNonNull(model.list().selectedProperty().get());
    FormDialog dialog =
        new FormDialog(
            host,
            "group-delete",
            Text.of("group.delete.heading", group.name()),
            Text.of("group.delete.text", group.members().size()),
            new Region(),
            Text.of("action.DELETE"),
            true);
    dialog.show(dialog.lookup("#group-delete-cancel"), model::delete);
  }
}
