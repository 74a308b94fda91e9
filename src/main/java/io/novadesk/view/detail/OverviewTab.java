package io.novadesk.view.detail;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FieldLines;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Links;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Section;
import io.novadesk.viewmodel.detail.OverviewViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
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
  private final Links links;
  private final VBox groups = new VBox();
  private final List<Group> shown = new ArrayList<>();
  private final ListChangeListener<Section> onSections = _ -> show();
  private final LoadedPane<List<Field>> more;
  private final FieldLines identifiers;
  private final ListChangeListener<Field> onIdentifiers = _ -> showIdentifiers();
  private Subscription opening = Subscription.EMPTY;

  public OverviewTab(OverviewViewModel model, Links links) {
    this.model = model;
    this.links = links;
    setId("server-overview");
    getStyleClass().addAll("field-list", "edge-to-edge");
    setFitToWidth(true);
    identifiers = new FieldLines(false, links);
    FieldLines moreLines = new FieldLines(true, links);
    more = new LoadedPane<>(model.more(), moreLines, moreLines::show);
    identifiers.setId("server-identifiers");
    ToggleButton openIds =
        fold(
            "overview-identifiers",
            Text.of("overview.identifiers"),
            model.identifiersOpenProperty(),
            identifiers);
    ToggleButton open =
        fold("overview-more", Text.of("overview.more"), model.moreOpenProperty(), more);
    VBox content = new VBox(groups, openIds, identifiers, open, more);
    content.getStyleClass().add("overview");
    setContent(content);
    model.identifiers().addListener(onIdentifiers);
    identifiers.show(model.identifiers());
    model.sections().addListener(onSections);
    show();
  }

  private ToggleButton fold(String id, String words, BooleanProperty isOpen, Node content) {
    FontIcon chevron = Icons.of(Feather.CHEVRON_RIGHT);
    ToggleButton open = new ToggleButton(words, chevron);
    open.setId(id);
    open.getStyleClass().addAll("flat", "small", "fold-button");
    open.selectedProperty().bindBidirectional(isOpen);
    content.managedProperty().bind(content.visibleProperty());
    opening =
        opening.and(
            isOpen.subscribe(
                now -> {
                  chevron.setIconCode(now ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
                  content.setVisible(now);
                }));
    return open;
  }

  private void show() {
    List<Section> sections = model.sections();
    while (shown.size() > sections.size()) {
      groups.getChildren().remove(shown.removeLast());
    }
    while (shown.size() < sections.size()) {
      Group group = new Group(links);
      shown.add(group);
      groups.getChildren().add(group);
    }
    for (int i = 0; i < sections.size(); i++) {
      shown.get(i).show(sections.get(i));
    }
  }

  private void showIdentifiers() {
    identifiers.show(model.identifiers());
  }

  public void dispose() {
    model.identifiers().removeListener(onIdentifiers);
    model.sections().removeListener(onSections);
    opening.unsubscribe();
    more.dispose();
  }

  private static final class Group extends VBox {
    private final Label title = new Label();
    private final FieldLines lines;

    Group(Links links) {
      lines = new FieldLines(false, links);
      title.getStyleClass().add("section-title");
      getChildren().addAll(title, lines);
    }

    void show(Section section) {
      title.setText(section.title());
      lines.show(section.fields());
    }
  }
}
