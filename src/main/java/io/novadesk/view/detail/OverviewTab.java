package io.novadesk.view.detail;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FieldLines;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Section;
import io.novadesk.viewmodel.detail.OverviewViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Everything that the cloud tells of a server, in groups; what has no place of its own under More.
 */
public final class OverviewTab extends ScrollPane {
  private final OverviewViewModel model;
  private final Outside outside;
  private final VBox groups = new VBox();
  private final List<Group> shown = new ArrayList<>();
  private final ListChangeListener<Section> onSections = _ -> show();
  private final LoadedPane<List<Field>> more;
  private final Subscription opening;

  public OverviewTab(OverviewViewModel model, Outside outside) {
    this.model = model;
    this.outside = outside;
    setId("server-overview");
    getStyleClass().addAll("field-list", "edge-to-edge");
    setFitToWidth(true);
    FieldLines moreLines = new FieldLines(true, outside::follow);
    more = new LoadedPane<>(model.more(), moreLines, moreLines::show);
    FontIcon chevron = Icons.of(Feather.CHEVRON_RIGHT);
    ToggleButton open = new ToggleButton(Text.of("overview.more"), chevron);
    open.setId("overview-more");
    open.getStyleClass().addAll("flat", "small", "fold-button");
    open.selectedProperty().bindBidirectional(model.moreOpenProperty());
    more.managedProperty().bind(more.visibleProperty());
    opening =
        model
            .moreOpenProperty()
            .subscribe(
                isOpen -> {
                  chevron.setIconCode(isOpen ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
                  more.setVisible(isOpen);
                });
    VBox content = new VBox(groups, open, more);
    content.getStyleClass().add("overview");
    setContent(content);
    model.sections().addListener(onSections);
    show();
  }

  private void show() {
    List<Section> sections = model.sections();
    while (shown.size() > sections.size()) {
      groups.getChildren().remove(shown.removeLast());
    }
    while (shown.size() < sections.size()) {
      Group group = new Group(outside);
      shown.add(group);
      groups.getChildren().add(group);
    }
    for (int i = 0; i < sections.size(); i++) {
      shown.get(i).show(sections.get(i));
    }
  }

  public void dispose() {
    model.sections().removeListener(onSections);
    opening.unsubscribe();
    more.dispose();
  }

  private static final class Group extends VBox {
    private final Label title = new Label();
    private final FieldLines lines;

    Group(Outside outside) {
      lines = new FieldLines(false, outside::follow);
      title.getStyleClass().add("section-title");
      getChildren().addAll(title, lines);
    }

    void show(Section section) {
      title.setText(section.title());
      lines.show(section.fields());
    }
  }
}
