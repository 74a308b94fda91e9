package io.novadesk.view.shell;

import io.novadesk.i18n.Text;
import io.novadesk.view.navigation.FilterDialogs;
import io.novadesk.view.palette.MenuCommands;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.util.Subscription;

/** The menu bar of the main window: everything that it can do, with its keys. */
final class MainMenu {
  private final ConsoleViewModel model;
  private final ConsoleView view;
  private final ConsoleView.Commands commands;
  private final FilterDialogs filters;
  private final MenuBar bar;
  private Subscription subscriptions = Subscription.EMPTY;

  /**
   * @param actions the entries of what can be done with servers
   */
  MainMenu(
      ConsoleViewModel model,
      ConsoleView view,
      ConsoleView.Commands commands,
      FilterDialogs filters,
      List<MenuItem> actions) {
    this.model = model;
    this.view = view;
    this.commands = commands;
    this.filters = filters;
    bar = new MenuBar(file(), server(actions), look(), tools(), help());
    bar.setUseSystemMenuBar(true);
  }

  MenuBar bar() {
    return bar;
  }

  void dispose() {
    subscriptions.unsubscribe();
  }

  private Menu file() {
    return menu(
        "menu.file",
        item("menu.connect", "Shortcut+O", commands::connect),
        item("menu.disconnect", "Shortcut+W", commands::disconnect),
        new SeparatorMenuItem(),
        item("menu.quit", "Shortcut+Q", commands::quit));
  }

  private Menu server(List<MenuItem> actions) {
    Menu menu =
        menu(
            "menu.server",
            launch(),
            ServerMenuItems.launchLike(model, commands),
            ServerMenuItems.guestPassword(model, view.modal()),
            new SeparatorMenuItem());
    menu.getItems().addAll(actions);
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(),
            item("menu.plan", "Shortcut+Shift+P", view::planForShown),
            production());
    return menu;
  }

  private Menu look() {
    return menu(
        "menu.view",
        way("places.menu.back", PlaceArrows.BACK, model.places().hasBeforeProperty(), view::back),
        way(
            "places.menu.forward",
            PlaceArrows.FORWARD,
            model.places().hasAfterProperty(),
            view::forward),
        new SeparatorMenuItem(),
        item("menu.refresh", "F5", model::refresh),
        item("menu.filter", "Shortcut+F", view::focusFilter),
        item("menu.palette", "Shortcut+K", view::openPalette),
        new SeparatorMenuItem(),
        allProjects(),
        saveFilter(),
        item("menu.columns", "Shortcut+Shift+C", view::chooseColumns),
        item("menu.export", "Shortcut+Shift+S", view::export),
        new SeparatorMenuItem(),
        tab("menu.overview", "Shortcut+1", ServerDetailViewModel.Tab.OVERVIEW),
        tab("menu.metadata", "Shortcut+2", ServerDetailViewModel.Tab.METADATA),
        tab("menu.network", "Shortcut+3", ServerDetailViewModel.Tab.NETWORK),
        tab("menu.storage", "Shortcut+4", ServerDetailViewModel.Tab.STORAGE),
        tab("menu.events", "Shortcut+5", ServerDetailViewModel.Tab.EVENTS),
        tab("menu.console", "Shortcut+6", ServerDetailViewModel.Tab.CONSOLE),
        tab("menu.diagnostics", "Shortcut+7", ServerDetailViewModel.Tab.DIAGNOSTICS),
        tab("menu.raw", "Shortcut+8", ServerDetailViewModel.Tab.RAW),
        item("events.history", "Shortcut+Shift+Y", view::showHistory),
        new SeparatorMenuItem(),
        item("menu.tasks", "Shortcut+Shift+T", view::goToTasks),
        item("menu.exchanges", "Shortcut+Shift+E", view::goToExchanges),
        item("menu.drawer", "Shortcut+J", view::toggleDrawer),
        new SeparatorMenuItem(),
        item("menu.theme", "Shortcut+Shift+D", commands::switchTheme),
        LanguageMenu.of(commands));
  }

  private Menu tools() {
    return menu(
        "menu.tools", item("menu.json", "Shortcut+Shift+J", view::showJson), secretsLeave());
  }

  private Menu help() {
    return menu("menu.help", item("menu.about", "F1", commands::about));
  }

  /**
   * Ticked while all projects are shown. A tick cannot be bound: JavaFX turns it round by itself at
   * each click, so it is set to what is true afterwards.
   */
  private MenuItem allProjects() {
    CheckMenuItem item = new CheckMenuItem(Text.of("menu.allProjects"));
    item.setId("menu-all-projects");
    item.setAccelerator(KeyCombination.valueOf("Shortcut+Shift+A"));
    item.disableProperty().bind(model.projects().whyNotProperty().isNotEmpty());
    MenuCommands.explain(item, model.projects().whyNotProperty());
    subscriptions = subscriptions.and(model.projects().allProperty().subscribe(item::setSelected));
    item.setOnAction(
        _ -> {
          model.projects().toggle();
          item.setSelected(model.projects().allProperty().get());
        });
    return item;
  }

  private MenuItem launch() {
    MenuItem item = item("menu.launch", "Shortcut+N", commands::launch);
    refuse(item, model.production().whyNot());
    return item;
  }

  private MenuItem saveFilter() {
    MenuItem item = item("menu.saveFilter", "Shortcut+Shift+F", filters::save);
    refuse(
        item,
        model
            .servers()
            .filterTextProperty()
            .map(text -> text.isBlank() ? Text.of("filter.save.nothing") : "")
            .orElse(""));
    return item;
  }

  /** Says what it does now; there is nothing to unlock where no production cloud is shown. */
  private MenuItem production() {
    MenuItem item = item("menu.production", "Shortcut+Shift+U", model.production()::toggle);
    item.textProperty()
        .bind(
            model
                .production()
                .readOnlyProperty()
                .map(locked -> Text.of(locked ? "menu.production" : "menu.production.lock")));
    refuse(
        item,
        model
            .production()
            .textProperty()
            .map(text -> text.isEmpty() ? Text.of("production.none") : ""));
    return item;
  }

  /** Makes an item grey while there is a reason, which the palette tells. */
  private static void refuse(MenuItem item, ObservableValue<String> whyNot) {
    StringProperty reason = new SimpleStringProperty();
    reason.bind(whyNot);
    item.disableProperty().bind(reason.isNotEmpty());
    MenuCommands.explain(item, reason);
  }

  /** Whether copied secrets leave the clipboard by themselves. */
  private MenuItem secretsLeave() {
    CheckMenuItem item = new CheckMenuItem(Text.of("menu.secretsLeave"));
    item.setId("menu-secrets-leave");
    item.selectedProperty()
        .bindBidirectional(model.operations().passwords().leavesClipboardProperty());
    return item;
  }

  private MenuItem tab(String key, String accelerator, ServerDetailViewModel.Tab tab) {
    MenuItem item =
        item(
            key,
            accelerator,
            () -> {
              model.detail().tabProperty().set(tab);
              view.focusDetail();
            });
    refuse(item, model.detail().rowProperty().map(_ -> "").orElse(Text.of("detail.needsOne")));
    return item;
  }

  private static MenuItem way(
      String key, KeyCombination keys, ReadOnlyBooleanProperty leads, Runnable step) {
    MenuItem item = new MenuItem(Text.of(key));
    item.setAccelerator(keys);
    item.setOnAction(_ -> step.run());
    refuse(item, leads.map(there -> there ? "" : Text.of("places.none")));
    return item;
  }

  private static Menu menu(String key, MenuItem... items) {
    return new Menu(Text.of(key), null, items);
  }

  private static MenuItem item(String key, String accelerator, Runnable action) {
    MenuItem item = new MenuItem(Text.of(key));
    item.setAccelerator(KeyCombination.valueOf(accelerator));
    item.setOnAction(_ -> action.run());
    return item;
  }
}
