package io.novadesk.view.shell;

import io.novadesk.i18n.Text;
import io.novadesk.profile.own.OwnCommand;
import io.novadesk.view.navigation.FilterDialogs;
import io.novadesk.view.own.OwnMenu;
import io.novadesk.view.palette.MenuCommands;
import io.novadesk.view.parts.CopyAs;
import io.novadesk.view.parts.Keys;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.viewmodel.settings.SettingsViewModel;
import io.novadesk.viewmodel.settings.Shortcut;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.util.Subscription;

/** The menu bar of the main window: everything that it can do, with its keys. */
final class MainMenu {
  private final ConsoleViewModel model;
  private final SettingsViewModel settings;
  private final ConsoleView view;
  private final ConsoleDialogs dialogs;
  private final ConsoleView.Commands commands;
  private final FilterDialogs filters;
  private final MenuBar bar;
  private Subscription subscriptions = Subscription.EMPTY;

  /**
   * @param actions the entries of what can be done with servers
   */
  MainMenu(
      ConsoleViewModel model,
      SettingsViewModel settings,
      ConsoleView view,
      ConsoleDialogs dialogs,
      ConsoleView.Commands commands,
      FilterDialogs filters,
      List<MenuItem> actions) {
    this.model = model;
    this.settings = settings;
    this.view = view;
    this.dialogs = dialogs;
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
        item(Shortcut.CONNECT, commands::connect),
        item(Shortcut.PROJECT, commands::switchProject),
        credentials(),
        item(Shortcut.DISCONNECT, commands::disconnect),
        new SeparatorMenuItem(),
        item(Shortcut.SETTINGS, dialogs::settings),
        new SeparatorMenuItem(),
        item(Shortcut.QUIT, commands::quit));
  }

  private MenuItem credentials() {
    MenuItem item = new MenuItem(Text.of("menu.credentials"));
    item.setId("menu-credentials");
    item.setOnAction(_ -> commands.credentials());
    return item;
  }

  private Menu server(List<MenuItem> actions) {
    Menu menu =
        menu(
            "menu.server",
            launch(),
            ServerMenuItems.launchLike(model, commands::launchLike),
            ServerMenuItems.guestPassword(model, view.modal()),
            new SeparatorMenuItem());
    menu.getItems().addAll(actions);
    menu.getItems().addAll(new SeparatorMenuItem(), undo());
    OwnMenu own =
        new OwnMenu(
            "menu-own",
            model.own(),
            model.servers().selected(),
            view.modal(),
            dialogs.scripts()::plays,
            OwnCommand.Where.MENU);
    subscriptions = subscriptions.and(own::dispose);
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(), own, item(Shortcut.PLAN, view::planForShown), production());
    return menu;
  }

  private Menu look() {
    Menu menu =
        menu(
            "menu.view",
            way(Shortcut.BACK, model.places().hasBeforeProperty(), view::back),
            way(Shortcut.FORWARD, model.places().hasAfterProperty(), view::forward),
            new SeparatorMenuItem(),
            item(Shortcut.REFRESH, model::refresh),
            item(Shortcut.FILTER, view::focusFilter),
            item(Shortcut.PALETTE, view::openPalette),
            new SeparatorMenuItem(),
            allProjects(),
            saveFilter(),
            copyFilter(),
            columns(),
            item(Shortcut.EXPORT, view::export),
            item(Shortcut.PAST, view::togglePast),
            comparePlaces(),
            new SeparatorMenuItem(),
            tabs(),
            item(Shortcut.HISTORY, dialogs::history),
            new SeparatorMenuItem(),
            item(Shortcut.TASKS, view::goToTasks),
            item(Shortcut.EXCHANGES, view::goToExchanges),
            item(Shortcut.DRAWER, view::toggleDrawer),
            new SeparatorMenuItem());
    LookMenu looks = new LookMenu(settings, view.root());
    LanguageMenu languages = new LanguageMenu(settings, view::tell);
    subscriptions = subscriptions.and(looks.subscription()).and(languages.subscription());
    menu.getItems().addAll(looks.menus());
    menu.getItems().add(languages.menu());
    return menu;
  }

  private Menu tabs() {
    Menu menu =
        menu(
            "menu.tabs",
            tab(Shortcut.OVERVIEW, ServerDetailViewModel.Tab.OVERVIEW),
            tab(Shortcut.METADATA, ServerDetailViewModel.Tab.METADATA),
            tab(Shortcut.NETWORK, ServerDetailViewModel.Tab.NETWORK),
            tab(Shortcut.STORAGE, ServerDetailViewModel.Tab.STORAGE),
            tab(Shortcut.EVENTS, ServerDetailViewModel.Tab.EVENTS),
            tab(Shortcut.CONSOLE, ServerDetailViewModel.Tab.CONSOLE),
            tab(Shortcut.DIAGNOSTICS, ServerDetailViewModel.Tab.DIAGNOSTICS),
            tab(Shortcut.RAW, ServerDetailViewModel.Tab.RAW));
    menu.setId("menu-tabs");
    return menu;
  }

  private Menu tools() {
    return menu("menu.tools", item(Shortcut.JSON, view::showJson), record(), recordings());
  }

  private Menu help() {
    MenuItem about = new MenuItem(Text.of("menu.about"));
    about.setOnAction(_ -> commands.about());
    return menu("menu.help", item(Shortcut.SHORTCUTS, dialogs::shortcuts), about);
  }

  /**
   * Ticked while all projects are shown. A tick cannot be bound: JavaFX turns it round by itself at
   * each click, so it is set to what is true afterwards.
   */
  private MenuItem allProjects() {
    CheckMenuItem item = new CheckMenuItem(Text.of("menu.allProjects"));
    item.setId("menu-all-projects");
    Keys.bind(item, Shortcut.ALL_PROJECTS);
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

  /** Begins to note what is done, and shows what was noted. */
  private MenuItem record() {
    MenuItem item = new MenuItem();
    item.setId("menu-record");
    item.textProperty()
        .bind(
            model
                .scripts()
                .recorder()
                .recordingProperty()
                .map(on -> Text.of(on ? "script.stop" : "script.record")));
    item.setOnAction(_ -> dialogs.scripts().record());
    return item;
  }

  /** What was recorded and kept, to be played or changed. */
  private MenuItem recordings() {
    MenuItem item = new MenuItem(Text.of("script.kept.open"));
    item.setId("menu-recordings");
    item.setOnAction(_ -> dialogs.scripts().kept());
    return item;
  }

  /** Says what it takes back. */
  private MenuItem undo() {
    MenuItem item = item(Shortcut.UNDO, dialogs::undo);
    item.setId("menu-undo");
    ReadOnlyStringProperty offer = model.commands().undo().offerProperty();
    item.textProperty().bind(offer.map(what -> what.isEmpty() ? Text.of("menu.undo") : what));
    refuse(item, offer.map(what -> what.isEmpty() ? Text.of("undo.nothing") : ""));
    return item;
  }

  private MenuItem launch() {
    MenuItem item = item(Shortcut.LAUNCH, commands::launch);
    refuse(item, model.whyNothingNew());
    return item;
  }

  private MenuItem comparePlaces() {
    MenuItem item = new MenuItem(Text.of("compare.places.menu"));
    item.setId("menu-compare-places");
    item.setOnAction(_ -> dialogs.comparePlaces(model.navigation().selectedProperty().get()));
    refuse(
        item,
        Bindings.createStringBinding(
            () -> model.sessions().isEmpty() ? Text.of("image.refused.noCloud") : "",
            model.sessions()));
    return item;
  }

  /** Those of the page that is shown. */
  private MenuItem columns() {
    MenuItem item = item(Shortcut.COLUMNS, view::chooseColumns);
    item.setId("menu-columns");
    Page none = model.pages().overview();
    refuse(
        item,
        model
            .navigation()
            .selectedProperty()
            .map(shown -> shown != null && none.equals(shown.page()) ? Text.of("columns.none") : "")
            .orElse(""));
    return item;
  }

  private MenuItem saveFilter() {
    MenuItem item = item(Shortcut.SAVE_FILTER, filters::save);
    refuse(
        item,
        model
            .servers()
            .filterTextProperty()
            .map(text -> text.isBlank() ? Text.of("filter.save.nothing") : "")
            .orElse(""));
    return item;
  }

  private Menu copyFilter() {
    Menu menu =
        CopyAs.menu("menu-filter-copy-as", CopyAs.FORMS_OF_FILTERS, model.servers()::filterCopied);
    menu.setText(Text.of("filter.copyAs"));
    return menu;
  }

  /** Says what it does now; there is nothing to unlock where no production cloud is shown. */
  private MenuItem production() {
    MenuItem item = item(Shortcut.PRODUCTION, model.production()::toggle);
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

  private MenuItem tab(Shortcut shortcut, ServerDetailViewModel.Tab tab) {
    MenuItem item =
        item(
            shortcut,
            () -> {
              model.detail().tabProperty().set(tab);
              view.focusDetail();
            });
    refuse(item, model.detail().rowProperty().map(_ -> "").orElse(Text.of("detail.needsOne")));
    return item;
  }

  private static MenuItem way(Shortcut shortcut, ReadOnlyBooleanProperty leads, Runnable step) {
    MenuItem item = item(shortcut, step);
    refuse(item, leads.map(there -> there ? "" : Text.of("places.none")));
    return item;
  }

  private static Menu menu(String key, MenuItem... items) {
    return new Menu(Text.of(key), null, items);
  }

  private static MenuItem item(Shortcut shortcut, Runnable action) {
    MenuItem item = new MenuItem(Text.of(shortcut.key()));
    Keys.bind(item, shortcut);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
