package io.novadesk.viewmodel.navigation;

import io.novadesk.cloud.live.Session;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.pages.Page;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One entry of the tree. */
public final class NavItem {
  /** What an entry stands for, and so which icon it has and what the centre shows. */
  public enum Kind {
    /** Above the clouds, where several are open or on their way. */
    ALL_CLOUDS,
    /** A cloud that is to be open, and is not yet. */
    WAITING,
    CLOUD,
    REGION,
    SERVERS,
    SAVED_FILTER,
    PAGE
  }

  private final String id;
  private final Kind kind;
  private final String label;
  private final List<RegionModel> regions;
  private final Predicate<ServerRow> members;
  private final @Nullable Page page;
  private final IntegerProperty count = new SimpleIntegerProperty(-1);
  private final StringProperty trouble = new SimpleStringProperty("");
  private final StringProperty note = new SimpleStringProperty("");
  private final ObservableList<NavItem> children = FXCollections.observableArrayList();

  NavItem(
      String id, Kind kind, String label, List<RegionModel> regions, Predicate<ServerRow> members) {
    this(id, kind, label, regions, members, null);
  }

  private NavItem(
      String id,
      Kind kind,
      String label,
      List<RegionModel> regions,
      Predicate<ServerRow> members,
      @Nullable Page page) {
    this.id = id;
    this.kind = kind;
    this.label = label;
    this.regions = List.copyOf(regions);
    this.members = members;
    this.page = page;
  }

  /**
   * The entry of a cloud that is not open yet.
   *
   * @param id of the cloud once it is open
   */
  public static NavItem waiting(String id, String label) {
    return new NavItem(id, Kind.WAITING, label, List.of(), _ -> false);
  }

  /** The entry of a page below another entry. */
  static NavItem of(Page page, String parent, List<RegionModel> regions) {
    return new NavItem(
        parent + "/" + page.id(), Kind.PAGE, page.title(), regions, _ -> false, page);
  }

  /** Stable as long as the program runs and from one start to the next. */
  public String id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  public String label() {
    return label;
  }

  /** The page that it leads to; null: it leads to servers. */
  public @Nullable Page page() {
    return page;
  }

  /** Whether it leads to the page with this name. */
  public boolean isPage(String name) {
    return page != null && page.id().equals(name);
  }

  /** Whose servers, images or flavors it shows. */
  public List<RegionModel> regions() {
    return regions;
  }

  /** The cloud that it belongs to; null where it belongs to none, or to several. */
  public @Nullable Session cloud() {
    List<Session> all = kind == Kind.ALL_CLOUDS ? List.<Session>of() : clouds();
    return all.size() == 1 ? all.getFirst() : null;
  }

  /** The clouds that it shows something of. */
  public List<Session> clouds() {
    return regions.stream().map(RegionModel::session).distinct().toList();
  }

  /** What the person calls them. */
  public List<String> cloudNames() {
    return clouds().stream().map(Session::shownName).toList();
  }

  /** Which of the servers of its regions. */
  public Predicate<ServerRow> members() {
    return members;
  }

  /** The servers that belong to it, whatever the filter says, in natural order. */
  public List<ServerRow> servers() {
    return regions.stream()
        .flatMap(region -> region.rows().stream())
        .filter(members)
        .sorted(Comparator.comparing(ServerRow::name, NaturalOrder.INSTANCE))
        .toList();
  }

  /** How many; -1: not told. */
  public IntegerProperty countProperty() {
    return count;
  }

  /** Why what it stands for does not answer, in the cloud's words; empty when it does. */
  public StringProperty troubleProperty() {
    return trouble;
  }

  /** How far it is, in a word or two, where a number would stand; empty: nothing is to be said. */
  public StringProperty noteProperty() {
    return note;
  }

  public ObservableList<NavItem> children() {
    return children;
  }

  /** Entries under which servers are shown. */
  public boolean showsServers() {
    return kind != Kind.PAGE;
  }

  @Override
  public String toString() {
    return label;
  }
}
