package io.novadesk.view.overview;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.PageView;
import io.novadesk.viewmodel.overview.OverviewViewModel;
import io.novadesk.viewmodel.overview.RegionOverview;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** One region in full, or several side by side. */
public final class OverviewView extends StackPane implements PageView {
  private static final double NARROW = 300;

  private final OverviewViewModel model;
  private final OverviewLinks links;
  private final ScrollPane scroll = new ScrollPane();
  private final ListChangeListener<RegionOverview> onRegions = _ -> show();
  private List<RegionPane> panes = List.of();

  public OverviewView(OverviewViewModel model, OverviewLinks links) {
    this.model = model;
    this.links = links;
    Look.dress(this, "overview.css");
    getStyleClass().add("overview");
    scroll.setId("overview");
    // What is narrower than its regions scrolls; they fill what is wider.
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    getChildren().add(scroll);
    model.regions().addListener(onRegions);
    show();
  }

  private void show() {
    panes.forEach(RegionPane::dispose);
    boolean alone = model.regions().size() == 1;
    panes = model.regions().stream().map(r -> new RegionPane(r, alone, links)).toList();
    if (alone) {
      Hyperlink compare = new Hyperlink(Text.of("overview.compare"));
      compare.setId("overview-compare");
      compare.setOnAction(_ -> links.allRegions());
      compare.setVisible(model.moreProperty().get());
      panes.getFirst().beside(compare);
      scroll.setContent(panes.getFirst());
      return;
    }
    HBox sideBySide = new HBox();
    sideBySide.getStyleClass().add("overview-side-by-side");
    for (RegionPane pane : panes) {
      pane.setMinWidth(NARROW);
      pane.setPrefWidth(NARROW);
      HBox.setHgrow(pane, Priority.ALWAYS);
      sideBySide.getChildren().add(pane);
    }
    scroll.setContent(sideBySide);
  }

  @Override
  public Node node() {
    return this;
  }

  @Override
  public void focusFilter() {
    requestFocus();
  }

  @Override
  public void dispose() {
    model.regions().removeListener(onRegions);
    panes.forEach(RegionPane::dispose);
  }
}
