package io.novadesk.view.images;

import io.novadesk.i18n.Text;
import io.novadesk.view.json.JsonView;
import io.novadesk.view.metadata.MetadataPane;
import io.novadesk.view.parts.FieldList;
import io.novadesk.view.parts.Links;
import io.novadesk.view.parts.ListDetail;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.viewmodel.images.ImagesPage;
import io.novadesk.viewmodel.images.ImagesPage.Lineage;
import io.novadesk.viewmodel.images.ImagesPage.Tab;
import io.novadesk.viewmodel.metadata.MetadataEditors;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** The selected image: where it comes from, fields, metadata, what the cloud told. */
public final class ImageDetail extends BorderPane implements ListDetail {
  private final ImagesPage model;
  private final TabPane tabs = new TabPane();
  private final Map<Tab, javafx.scene.control.Tab> byKind = new EnumMap<>(Tab.class);
  private final FieldList overview;
  private final MetadataPane metadata;
  private final JsonView raw;
  private final LoadedPane<String> rawPane;
  private final BiConsumer<RegionModel, String> showServer;
  private final BiConsumer<RegionModel, String> showServers;
  private final VBox lineage = new VBox();
  private final ListChangeListener<Lineage> onLineage = _ -> showLineage();

  /**
   * @param editors of the metadata of images
   * @param links what a value does that more is known of
   * @param showServer goes to one server of a region
   * @param showServers goes to the servers of a region that a filter lets through
   */
  public ImageDetail(
      ImagesPage model,
      MetadataEditors editors,
      Links links,
      BiConsumer<RegionModel, String> showServer,
      BiConsumer<RegionModel, String> showServers) {
    this.model = model;
    this.showServer = showServer;
    this.showServers = showServers;
    overview = new FieldList(model.fields(), links);
    add(Tab.OVERVIEW, overview);
    metadata = new MetadataPane(editors);
    add(Tab.METADATA, metadata);
    raw = new JsonView(model.rawJson());
    rawPane = new LoadedPane<>(model.raw(), raw, _ -> {});
    add(Tab.RAW, rawPane);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("detail-tabs");
    tabs.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (_, _, chosen) ->
                byKind.forEach(
                    (kind, tab) -> {
                      if (tab == chosen) {
                        model.tabProperty().set(kind);
                      }
                    }));
    lineage.getStyleClass().add("lineage");
    setTop(lineage);
    setCenter(tabs);
    model.lineage().addListener(onLineage);
    showLineage();
  }

  private void showLineage() {
    lineage.getChildren().setAll(model.lineage().stream().map(this::link).toList());
  }

  private Node link(Lineage origin) {
    RegionModel region = model.regionProperty().get();
    boolean leadsSomewhere = !origin.serverId().isEmpty() || !origin.filter().isEmpty();
    if (region == null || !leadsSomewhere) {
      Label label = new Label(origin.sentence());
      label.getStyleClass().add("muted");
      label.setWrapText(true);
      return label;
    }
    Hyperlink link = new Hyperlink(origin.sentence());
    link.setId(origin.serverId().isEmpty() ? "image-servers" : "image-origin");
    link.setOnAction(
        _ -> {
          if (origin.serverId().isEmpty()) {
            showServers.accept(region, origin.filter());
          } else {
            showServer.accept(region, origin.serverId());
          }
        });
    return link;
  }

  private void add(Tab kind, Node content) {
    javafx.scene.control.Tab tab =
        new javafx.scene.control.Tab(Text.of("detail.tab." + kind), content);
    tab.setId("image-tab-" + kind.name().toLowerCase(Locale.ROOT));
    byKind.put(kind, tab);
    tabs.getTabs().add(tab);
  }

  @Override
  public Node node() {
    return this;
  }

  @Override
  public void dispose() {
    model.lineage().removeListener(onLineage);
    overview.dispose();
    metadata.dispose();
    rawPane.dispose();
    raw.dispose();
  }
}
