package io.novadesk.view.navigation;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavItem.Kind;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.pages.Page;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tree of clouds, regions, what they have, and the filters that a person saved. */
public final class NavigationView extends StackPane {
  /**
   * What the context menu does.
   *
   * @param plan plans an action on the servers of an entry
   * @param compare compares the place of an entry with another one
   * @param credentials shows the application credentials of whoever is logged in there
   */
  public record Acts(Consumer<NavItem> plan, Consumer<NavItem> compare, Runnable credentials) {}

  private static final int ROWS_OVER = 3;

  private static final double TOOLTIP_WIDTH = 420;
  private static final String MARK = "nav-mark-";
  private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

  private static final PseudoClass ALARMING = PseudoClass.getPseudoClass("alarming");

  private final NavigationViewModel model;
  private final FilterDialogs filters;
  private final Acts acts;
  private final Function<Page, Feather> pageIcon;
  private final TreeView<NavItem> tree = new TreeView<>();
  private final TreeItem<NavItem> root = new TreeItem<>();
  private final Map<NavItem, TreeItem<NavItem>> items = new HashMap<>();
  private Consumer<NavItem> visit = _ -> {};
  private final ListChangeListener<NavItem> onRoots;
  private final ChangeListener<@Nullable NavItem> onSelected = (_, _, item) -> select(item);

  /** While the tree becomes the model's, its own selection means nothing. */
  private boolean mirroring;

  /**
   * @param filters what the context menu of saved filters does
   * @param acts what it does with other entries
   * @param pageIcon the icon of a page's entry
   */
  public NavigationView(
      NavigationViewModel model,
      FilterDialogs filters,
      Acts acts,
      Function<Page, Feather> pageIcon) {
    this.pageIcon = pageIcon;
    this.model = model;
    this.filters = filters;
    this.acts = acts;
    getStyleClass().add("navigation");
    tree.setId("navigation");
    tree.setAccessibleText(Text.of("nav.name"));
    tree.setShowRoot(false);
    tree.fixedCellSizeProperty().bind(Look.rowHeight());
    tree.setRoot(root);
    tree.setContextMenu(menu());
    tree.setCellFactory(_ -> new NavCell());
    tree.setOnKeyPressed(this::key);
    root.setExpanded(true);
    onRoots = mirror(root, model.roots());
    model.roots().addListener(onRoots);
    tree.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, chosen) -> {
              if (chosen != null && !mirroring) {
                model.selectedProperty().set(chosen.getValue());
              }
            });
    model.selectedProperty().addListener(onSelected);
    select(model.selectedProperty().get());
    getChildren().add(tree);
  }

  /** For the chosen entry, whichever way it is asked for: a menu of a cell's own hears no key. */
  private ContextMenu menu() {
    MenuItem planned = item("nav-plan", "plan.menu", Feather.LIST, acts.plan());
    MenuItem compare = item("nav-compare", "compare.places.menu", Feather.COLUMNS, acts.compare());
    MenuItem edit = item("filter-edit", "filter.edit", Feather.EDIT_2, filters::edit);
    MenuItem delete = item("filter-delete", "filter.delete", Feather.TRASH_2, filters::delete);
    MenuItem set = item("nav-cloud-set", "clouds.set.menu", Feather.LAYERS, filters::newSet);
    MenuItem mine =
        item("nav-credentials", "menu.credentials", Feather.KEY, _ -> acts.credentials().run());
    ContextMenu menu = new ContextMenu(planned, compare, set, mine, edit, delete);
    menu.setOnShowing(
        _ -> {
          TreeItem<NavItem> chosen = tree.getSelectionModel().getSelectedItem();
          boolean saved =
              chosen != null
                  && chosen.getValue().kind() == Kind.SAVED_FILTER
                  && !model.isOfTeam(chosen.getValue());
          planned.setDisable(chosen == null || !chosen.getValue().showsServers());
          compare.setDisable(chosen == null || chosen.getValue().regions().isEmpty());
          set.setVisible(chosen != null && filters.hasSeveralClouds());
          mine.setVisible(chosen != null && chosen.getValue().kind() == Kind.CLOUD);
          edit.setVisible(saved);
          delete.setVisible(saved);
        });
    return menu;
  }

  private MenuItem item(String id, String key, Feather icon, Consumer<NavItem> action) {
    MenuItem item = new MenuItem(Text.of(key), Icons.of(icon));
    item.setId(id);
    item.setOnAction(
        _ -> {
          TreeItem<NavItem> chosen = tree.getSelectionModel().getSelectedItem();
          if (chosen != null) {
            action.accept(chosen.getValue());
          }
        });
    return item;
  }

  /** Hears when a person comes to a cloud that is not open yet. */
  public void onVisit(Consumer<NavItem> action) {
    visit = action;
  }

  public TreeView<NavItem> tree() {
    return tree;
  }

  public void dispose() {
    model.roots().removeListener(onRoots);
    model.selectedProperty().removeListener(onSelected);
  }

  /** Keeps the children of a tree item the same as a list of entries. */
  private ListChangeListener<NavItem> mirror(
      TreeItem<NavItem> parent, ObservableList<NavItem> list) {
    parent.getChildren().addAll(list.stream().map(this::treeItem).toList());
    return change -> {
      // An entry that comes with entries of its own moves JavaFX's selection by one row too few.
      mirroring = true;
      while (change.next()) {
        for (NavItem gone : change.getRemoved()) {
          TreeItem<NavItem> item = items.remove(gone);
          if (item != null) {
            parent.getChildren().remove(item);
          }
        }
        if (change.wasAdded()) {
          // In one go: the tree counts its rows again after each change.
          int at = Math.min(change.getFrom(), parent.getChildren().size());
          parent
              .getChildren()
              .addAll(at, change.getAddedSubList().stream().map(this::treeItem).toList());
        }
      }
      mirroring = false;
      select(model.selectedProperty().get());
    };
  }

  private TreeItem<NavItem> treeItem(NavItem item) {
    TreeItem<NavItem> treeItem = new TreeItem<>(item);
    items.put(item, treeItem);
    // An entry lives as long as its tree item: neither outlives the other.
    item.children().addListener(mirror(treeItem, item.children()));
    treeItem.setExpanded(
        switch (item.kind()) {
          case ALL_CLOUDS, CLOUD, REGION, SERVERS -> true;
          case WAITING, SAVED_FILTER, PAGE -> false;
        });
    return treeItem;
  }

  private void select(@Nullable NavItem item) {
    TreeItem<NavItem> treeItem = item == null ? null : items.get(item);
    if (treeItem != null && tree.getSelectionModel().getSelectedItem() != treeItem) {
      tree.getSelectionModel().select(treeItem);
      reveal(tree.getRow(treeItem));
    }
  }

  /**
   * What was chosen elsewhere, by the palette or a link, comes into view, with a few rows over it.
   * JavaFX's own way of showing a row does nothing for the first one below what is seen.
   */
  private void reveal(int row) {
    if (row >= 0 && tree.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      // The entries of a cloud that has just come are no rows yet.
      tree.layout();
      IndexedCell<?> first = flow.getFirstVisibleCell();
      IndexedCell<?> last = flow.getLastVisibleCell();
      boolean seen =
          first != null && last != null && first.getIndex() < row && row < last.getIndex();
      if (!seen) {
        flow.scrollToTop(Math.max(0, row - ROWS_OVER));
      }
    }
  }

  private void key(KeyEvent event) {
    TreeItem<NavItem> chosen = tree.getSelectionModel().getSelectedItem();
    if (chosen != null && event.getCode() == KeyCode.ENTER) {
      visitIfWaiting(chosen.getValue());
    }
    if (chosen == null
        || chosen.getValue().kind() != Kind.SAVED_FILTER
        || model.isOfTeam(chosen.getValue())) {
      return;
    }
    switch (event.getCode()) {
      case F2 -> filters.edit(chosen.getValue());
      case DELETE -> filters.delete(chosen.getValue());
      default -> {
        // The tree's own keys.
      }
    }
  }

  private void visitIfWaiting(NavItem item) {
    if (item.kind() == Kind.WAITING) {
      visit.accept(item);
    }
  }

  private Feather icon(NavItem item) {
    Page page = item.page();
    if (page != null) {
      return pageIcon.apply(page);
    }
    return switch (item.kind()) {
      case ALL_CLOUDS -> Feather.LAYERS;
      case WAITING, CLOUD -> Feather.CLOUD;
      case REGION -> Feather.MAP_PIN;
      case SERVERS -> Feather.SERVER;
      case SAVED_FILTER -> model.isOfTeam(item) ? Feather.USERS : Feather.STAR;
      case PAGE -> Feather.FILE;
    };
  }

  private final class NavCell extends TreeCell<NavItem> {
    private final Label text = new Label();
    private final Label count = new Label();
    private final Label trouble = new Label();
    private final FontIcon lock = Icons.of(Feather.LOCK);
    private final FontIcon shared = Icons.of(Feather.USERS, "nav-shared");
    private final Tooltip why = new Tooltip();
    private final Tooltip team = new Tooltip();
    private final HBox line;
    private @Nullable Feather icon;

    NavCell() {
      count.getStyleClass().add("nav-count");
      count.setMinWidth(Region.USE_PREF_SIZE);
      // Where nothing is counted the name has its room.
      count.managedProperty().bind(count.textProperty().isNotEmpty());
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      text.setMinWidth(0);
      trouble.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
      trouble.getStyleClass().add("nav-trouble");
      trouble.setMinWidth(Region.USE_PREF_SIZE);
      trouble.managedProperty().bind(trouble.visibleProperty());
      trouble.visibleProperty().bind(why.textProperty().isNotEmpty());
      why.setWrapText(true);
      why.setMaxWidth(TOOLTIP_WIDTH);
      trouble.setTooltip(why);
      lock.managedProperty().bind(lock.visibleProperty());
      shared.managedProperty().bind(shared.visibleProperty());
      line = new HBox(text, lock, shared, gap, trouble, count);
      line.setAlignment(Pos.CENTER_LEFT);
      line.getStyleClass().add("nav-line");
      setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
      setGraphic(line);
      setOnMouseClicked(
          event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
              visitIfWaiting(getItem());
            }
          });
      // The line may not be wider than the tree, or the counts would stand outside.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable NavItem item, boolean empty) {
      super.updateItem(item, empty);
      count.textProperty().unbind();
      why.textProperty().unbind();
      // To take the line out and put it back would have all of it styled anew.
      setOpacity(empty || item == null ? 0 : 1);
      if (empty || item == null) {
        why.setText("");
        return;
      }
      text.setText(Names.shown(item.label()));
      team.setText(model.isOfTeam(item) ? Text.of("team.filter") : "");
      text.setTooltip(team.getText().isEmpty() ? null : team);
      take(item);
      mark(item);
      count
          .textProperty()
          .bind(
              item.kind() == Kind.WAITING
                  ? item.noteProperty()
                  : item.countProperty()
                      .map(n -> n.intValue() < 0 ? "" : String.valueOf(n.intValue())));
      pseudoClassStateChanged(ALARMING, item.isPage("alarms"));
      pseudoClassStateChanged(WAITING, item.kind() == Kind.WAITING);
      why.textProperty().bind(item.troubleProperty());
    }

    /** A cloud has the colour by which a person knows it; one of production has a lock too. */
    private void mark(NavItem item) {
      boolean cloud = item.kind() == Kind.CLOUD && !item.regions().isEmpty();
      Marking marking = cloud ? item.regions().getFirst().guard().marking() : Marking.NONE;
      getStyleClass().removeIf(name -> name.startsWith(MARK));
      if (marking.colour() != Colour.NONE || marking.production()) {
        getStyleClass().add(MARK + marking.colour().name().toLowerCase(Locale.ROOT));
      }
      lock.setVisible(marking.production());
      shared.setVisible(item.kind() != Kind.SAVED_FILTER && model.isOfTeam(item));
    }

    private void take(NavItem item) {
      Feather wanted = icon(item);
      if (wanted == icon) {
        return;
      }
      icon = wanted;
      text.setGraphic(Icons.of(wanted));
      text.getStyleClass().remove("nav-strong");
      if (item.kind() == Kind.CLOUD
          || item.kind() == Kind.WAITING
          || item.kind() == Kind.ALL_CLOUDS) {
        text.getStyleClass().add("nav-strong");
      }
    }
  }
}
