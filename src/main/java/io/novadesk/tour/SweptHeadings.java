package io.novadesk.tour;

import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.GroupHeading;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.TableLine;
import io.novadesk.window.Window;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;

/** The menus of the headings of the table of servers: of its columns, or of its groups. */
final class SweptHeadings implements SweptPlace {
  private static final double ODD_WIDTH = 171;

  private final Window window;
  private final TourGuide guide;
  private final Hand hand;
  private final SweptServers servers;
  private final boolean ofGroups;
  private final List<Column> columns;

  /**
   * @param ofGroups whether the headings over groups are meant, not those of columns
   */
  SweptHeadings(Window window, TourGuide guide, Hand hand, SweptServers servers, boolean ofGroups) {
    this.window = window;
    this.guide = guide;
    this.hand = hand;
    this.servers = servers;
    this.ofGroups = ofGroups;
    columns = window.view().servers().columns().shown();
  }

  @Override
  public void begin(int selected) throws Exception {
    servers.begin(selected);
    guide.run(
        () -> {
          window.view().servers().columns().show(columns);
          servers.table().getSortOrder().clear();
          servers.table().getVisibleLeafColumns().forEach(column -> column.setPrefWidth(ODD_WIDTH));
          if (ofGroups) {
            window.console().servers().grouped().byProperty().set(ServerColumn.STATUS);
          }
        });
    if (ofGroups) {
      guide.await("groups", () -> headings().size() > 1);
      guide.run(
          () -> {
            servers.table().getSelectionModel().clearSelection();
            window.console().servers().grouped().fold(headings().getFirst(), false);
            window.console().servers().grouped().fold(headings().getLast(), true);
            servers.table().scrollTo(0);
            servers.table().getFocusModel().focus(0);
          });
    }
    hand.pulse();
  }

  private List<GroupHeading> headings() {
    return servers.table().getItems().stream()
        .filter(GroupHeading.class::isInstance)
        .map(GroupHeading.class::cast)
        .toList();
  }

  @Override
  public List<Swept> controls() throws Exception {
    if (ofGroups) {
      return new SweptMenu(
              "group",
              null,
              _ -> guide.run(() -> SweptMenu.ask(firstLine(), false)),
              _ -> guide.run(() -> SweptMenu.ask(servers.table(), true)),
              guide)
          .entries(hand);
    }
    List<Swept> controls = new ArrayList<>();
    List<TableColumn<TableLine, ?>> shown =
        guide.fx(() -> List.copyOf(servers.table().getVisibleLeafColumns()));
    for (int i = 0; i < shown.size(); i++) {
      int at = i;
      controls.addAll(
          new SweptMenu(
                  "heading " + shown.get(i).getText(),
                  null,
                  _ -> guide.run(() -> SweptMenu.ask(header(at), false)),
                  hand -> openByKeys(hand, at),
                  guide)
              .entries(hand));
    }
    return controls;
  }

  private void openByKeys(Hand hand, int at) throws Exception {
    hand.press(KeyCode.ALT, KeyCode.DOWN);
    for (int i = 0; i < at; i++) {
      hand.press(KeyCode.RIGHT);
    }
  }

  private Node header(int at) {
    TableView<TableLine> table = servers.table();
    table.scrollToColumnIndex(at);
    return table.lookupAll(".column-header").stream()
        .filter(
            node ->
                node instanceof TableColumnHeader header
                    && header.getTableColumn() == table.getVisibleLeafColumn(at))
        .findFirst()
        .orElseThrow();
  }

  private Node firstLine() {
    return servers.table().lookupAll(".table-row-cell").stream()
        .filter(node -> node instanceof TableRow<?> row && row.getIndex() == 0)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String toString() {
    return ofGroups ? "headings of groups" : "headings of columns";
  }
}
