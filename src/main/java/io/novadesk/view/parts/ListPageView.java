package io.novadesk.view.parts;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.pages.ListPage;
import io.novadesk.viewmodel.settings.Shortcut;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** A page that lists something, and what is chosen in detail. */
public final class ListPageView<T, A extends Enum<A>> implements PageView {
  private static final double TABLE_SHARE = 0.6;

  /** A value beside its label takes few lines. */
  private static final double NARROWEST_DETAIL = 288;

  private static final KeyCombination COPY = Keys.of(Shortcut.COPY);

  private final ListPage<T, A> page;
  private final Feather icon;
  private final ModalHost host;
  private final ActionButtons<A> actions;
  private final ListPane<T> list;
  private final ListDetail detail;
  private final Label name = new Label();
  private final BorderPane named = new BorderPane();
  private final StackPane shown = new StackPane();
  private final ClickTail tail = new ClickTail(shown);
  private final FoldingSplit split;
  private final ListChangeListener<T> onChosen = _ -> showChosen();

  /** One whose detail is the fields of what is selected. */
  public ListPageView(
      ListPage<T, A> page, Feather icon, PageActions<A> actions, ModalHost host, Links links) {
    this(page, icon, actions, host, new FieldsDetail(page, links));
  }

  public ListPageView(
      ListPage<T, A> page,
      Feather icon,
      PageActions<A> pageActions,
      ModalHost host,
      ListDetail detail) {
    this.page = page;
    this.icon = icon;
    this.host = host;
    this.detail = detail;
    List<A> kinds = page.actionKinds();
    actions =
        new ActionButtons<>(page.noun(), page.reasons(), pageActions::icon, pageActions::perform);
    HBox bar = actions.bar(kinds);
    bar.setVisible(!kinds.isEmpty());
    bar.setManaged(!kinds.isEmpty());
    list = new ListPane<>(page, icon, bar, this::export);
    list.table().setContextMenu(menu(kinds));
    list.table().addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    name.getStyleClass().add("detail-name");
    HBox head = new HBox(name);
    head.getStyleClass().add("detail-head");
    head.setAlignment(Pos.CENTER_LEFT);
    named.setTop(head);
    shown.setId(page.noun() + "-detail");
    shown.getStyleClass().add("detail");
    Look.keep(shown.minWidthProperty(), NARROWEST_DETAIL);
    Look.dress(shown, "detail.css");
    split = new FoldingSplit(Orientation.HORIZONTAL, list, shown, TABLE_SHARE);
    page.list().chosen().addListener(onChosen);
    showChosen();
  }

  /** Puts something of the page's own beside the filter box. */
  public ListPageView<T, A> beside(Node node) {
    list.beside(node);
    return this;
  }

  private ContextMenu menu(List<A> kinds) {
    ContextMenu menu = actions.menu(kinds);
    MenuItem copy = new MenuItem(Text.of("list.copy"), Icons.of(Feather.COPY));
    copy.setId(page.noun() + "-copy");
    copy.setOnAction(_ -> copy());
    copy.disableProperty().bind(Bindings.isEmpty(page.list().chosen()));
    if (!kinds.isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    menu.getItems().addAll(copy, list.columnMenu());
    return menu;
  }

  private void key(KeyEvent event) {
    if (COPY.match(event)) {
      copy();
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE && !page.actionKinds().isEmpty()) {
      actions.perform(page.actionKinds().getLast());
      event.consume();
    }
  }

  private void copy() {
    if (!page.list().chosen().isEmpty()) {
      Clip.copy(page.copied(list.shown()));
    }
  }

  @Override
  public void export() {
    new ExportDialog(page.export(list.shown()), host).show();
  }

  @Override
  public void chooseColumns() {
    list.chooseColumns();
  }

  @Override
  public void foldIfEmpty() {
    if (page.list().chosen().isEmpty()) {
      split.shut();
    }
  }

  /** From the first choice on the detail stays, so that nothing moves with each click. */
  private void showChosen() {
    List<T> chosen = page.list().chosen();
    if (!chosen.isEmpty() && !split.isOpen()) {
      split.open();
      tail.cut();
    }
    if (chosen.isEmpty()) {
      String none = page.noun() + ".detail.none";
      shown.getChildren().setAll(Placeholder.empty(icon, Text.of(none), Text.of(none + ".text")));
    } else if (detail.isOfSeveral()) {
      shown.getChildren().setAll(detail.node());
    } else if (chosen.size() > 1) {
      shown
          .getChildren()
          .setAll(
              Placeholder.empty(
                  icon, Text.of("list.several", chosen.size()), Text.of("list.several.text")));
    } else {
      name.setText(Names.shown(page.name(chosen.getFirst())));
      named.setCenter(detail.node());
      if (!shown.getChildren().equals(List.of(named))) {
        shown.getChildren().setAll(named);
      }
    }
  }

  @Override
  public Node node() {
    return split.pane();
  }

  @Override
  public SplitPane split() {
    return split.pane();
  }

  @Override
  public TableView<T> table() {
    return list.table();
  }

  @Override
  public void focusFilter() {
    list.focusFilter();
  }

  @Override
  public void dispose() {
    page.list().chosen().removeListener(onChosen);
    actions.dispose();
    list.dispose();
    detail.dispose();
  }

  private static final class FieldsDetail implements ListDetail {
    private final FieldList fields;

    FieldsDetail(ListPage<?, ?> page, Links links) {
      fields = new FieldList(page.fields(), links);
    }

    @Override
    public Node node() {
      return fields;
    }

    @Override
    public void dispose() {
      fields.dispose();
    }
  }
}
