package io.novadesk.view.shell;

import io.novadesk.view.parts.PageView;
import io.novadesk.view.plans.PlanPane;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The middle of the window: the page of the chosen entry of the tree, or that of a plan. */
final class Centre {
  private final ConsoleViewModel model;
  private final ServersPage servers;
  private final PageViews pages;
  private final PlanPane plans;
  private final StackPane root = new StackPane();
  private final ChangeListener<@Nullable NavItem> onItem = (_, _, _) -> show();
  private final ChangeListener<PlansViewModel.@Nullable Page> onPlan =
      (_, _, page) -> showPlan(page);

  Centre(ConsoleViewModel model, ServersPage servers, PageViews pages, PlanPane plans) {
    this.model = model;
    this.servers = servers;
    this.pages = pages;
    this.plans = plans;
  }

  Node root() {
    return root;
  }

  /** Shows what is chosen, now and from now on. */
  void follow() {
    model.navigation().selectedProperty().addListener(onItem);
    model.plans().pageProperty().addListener(onPlan);
    show();
  }

  void dispose() {
    model.navigation().selectedProperty().removeListener(onItem);
    model.plans().pageProperty().removeListener(onPlan);
  }

  /** The page that the chosen entry of the tree leads to. */
  PageView page() {
    NavItem item = model.navigation().selectedProperty().get();
    Page page = item == null ? null : item.page();
    return page == null ? servers : pages.of(page);
  }

  private void showPlan(PlansViewModel.@Nullable Page page) {
    show();
    if (page != null) {
      plans.focusFirst();
    } else if (root.getChildren().getFirst() == servers.node()) {
      servers.table().requestFocus();
    }
  }

  private void show() {
    Node shown = shown();
    if (root.getChildren().size() != 1 || root.getChildren().getFirst() != shown) {
      root.getChildren().setAll(shown);
    }
  }

  private Node shown() {
    return model.plans().pageProperty().get() == null ? page().node() : plans;
  }

  /** Gives the keyboard to the list: it was in what may have gone. */
  void focusList() {
    TableView<?> list = page().table();
    if (list != null) {
      list.requestFocus();
    }
  }

  /** Gives the keyboard to what the chosen tab of a server's detail shows. */
  void focusDetail() {
    ServerRow row = model.detail().rowProperty().get();
    if (row != null && shown() != servers.node()) {
      model.plans().closePage();
      model.ways().toServer(row);
    }
    servers.focusDetail();
  }
}
