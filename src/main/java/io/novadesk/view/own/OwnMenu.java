package io.novadesk.view.own;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.profile.own.OwnCommand;
import io.novadesk.profile.own.OwnCommand.Where;
import io.novadesk.view.palette.MenuCommands;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.own.OwnCommandsViewModel;
import io.novadesk.viewmodel.own.OwnCommandsViewModel.Offer;
import io.novadesk.viewmodel.palette.PaletteCommand.Harm;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ObservableList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** A person's own commands for the selected servers; the palette finds them here. */
public final class OwnMenu extends Menu {
  private final OwnCommandsViewModel model;
  private final ObservableList<ServerRow> selected;
  private final ModalHost modal;
  private final Predicate<OwnCommand> elsewhere;
  private final Where here;
  private final Subscription subscription;

  /**
   * @param id of the menu; each entry has it with its number behind it
   * @param elsewhere takes over what has a dialog of its own; false: it has none
   * @param here which menu this is
   */
  public OwnMenu(
      String id,
      OwnCommandsViewModel model,
      ObservableList<ServerRow> selected,
      ModalHost modal,
      Predicate<OwnCommand> elsewhere,
      Where here) {
    super(Text.of("own.menu"), Icons.of(Feather.TERMINAL));
    this.model = model;
    this.selected = selected;
    this.modal = modal;
    this.elsewhere = elsewhere;
    this.here = here;
    setId(id);
    fill();
    subscription = model.commands().subscribe(this::fill);
  }

  private void fill() {
    List<MenuItem> items = new ArrayList<>();
    for (OwnCommand command : model.commands()) {
      MenuItem item = item(command, getId() + "-" + items.size());
      MenuCommands.offer(
          item, command.where().contains(here), command.where().contains(Where.PALETTE));
      items.add(item);
    }
    if (items.stream().anyMatch(MenuItem::isVisible)) {
      items.add(new SeparatorMenuItem());
    }
    MenuItem edit = new MenuItem(Text.of("own.edit"), Icons.of(Feather.EDIT_3));
    edit.setId(getId() + "-edit");
    edit.setOnAction(_ -> new OwnFileDialog(model, modal).show());
    items.add(edit);
    getItems().setAll(items);
  }

  private MenuItem item(OwnCommand command, String id) {
    String name = Names.shown(command.name());
    MenuItem item =
        new MenuItem(
            command.ask() || command.dangerous() ? Text.of("action.asks", name) : name,
            Icons.of(Feather.PLAY));
    // An underline of the name is no mark of a letter.
    item.setMnemonicParsing(false);
    item.setId(id);
    item.disableProperty()
        .bind(Bindings.isEmpty(selected).and(new SimpleBooleanProperty(command.isForServers())));
    MenuCommands.explain(
        item, Bindings.when(item.disableProperty()).then(Text.of("own.needsServer")).otherwise(""));
    MenuCommands.describe(
        item,
        () -> selected.size() == 1 ? selected.getFirst().name() : "",
        command.dangerous() ? Harm.DESTROYS : Harm.NONE);
    item.setOnAction(_ -> choose(command));
    return item;
  }

  private void choose(OwnCommand command) {
    if (elsewhere.test(command)) {
      return;
    }
    List<ServerRow> servers = List.copyOf(selected);
    OwnDialogs dialogs = new OwnDialogs(model, modal);
    Offer offer = model.offer(command, servers);
    if (!offer.whyNot().isEmpty()) {
      dialogs.refuse(command, offer.whyNot());
    } else if (command.ask() || command.dangerous()) {
      dialogs.ask(command, servers, offer.turns());
    } else {
      dialogs.run(command, offer.turns());
    }
  }

  public void dispose() {
    subscription.unsubscribe();
  }
}
