package io.novadesk.viewmodel.shell;

import io.novadesk.api.identity.Project;
import io.novadesk.cloud.command.Chore;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Whether the cloud that is shown tells the servers of one project or, to its administrators, those
 * of all. Belongs to the caller's side.
 */
public final class ProjectScope {
  private final ReadOnlyObjectProperty<@Nullable NavItem> place;
  private final Function<Session, List<RegionModel>> regions;
  private final OperationsViewModel operations;
  private final ReadOnlyBooleanWrapper all = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");

  /**
   * @param place what is chosen in the tree
   * @param regions those of an open cloud
   */
  public ProjectScope(
      ReadOnlyObjectProperty<@Nullable NavItem> place,
      Function<Session, List<RegionModel>> regions,
      OperationsViewModel operations) {
    this.place = place;
    this.regions = regions;
    this.operations = operations;
    place.subscribe(_ -> tell());
  }

  /** Whether all projects of the cloud that is shown are. */
  public ReadOnlyBooleanProperty allProperty() {
    return all.getReadOnlyProperty();
  }

  /** Why that cannot be changed, as a sentence; empty when it can. */
  public ReadOnlyStringProperty whyNotProperty() {
    return whyNot.getReadOnlyProperty();
  }

  /** Shows all projects of the cloud that is shown, or again only one's own. */
  public void toggle() {
    Session session = session();
    if (session == null || !whyNot.get().isEmpty()) {
      return;
    }
    if (all.get()) {
      regions.apply(session).forEach(RegionModel::showOwnProject);
      tell();
    } else {
      widen(session);
    }
  }

  /**
   * Shows all projects as soon as the cloud has told their names: without these the rows would say
   * little. A cloud that refuses says so among the tasks, and nothing changes.
   */
  private void widen(Session session) {
    List<Project> told = new ArrayList<>();
    Chore asking =
        new Chore(
            Text.of("projects.title"),
            session.shownName(),
            session,
            () -> {
              List<Project> projects = session.everyProject();
              told.clear();
              told.addAll(projects);
              return Text.of("projects.done", projects.size());
            });
    operations.start(
        asking,
        end -> {
          if (end instanceof OperationState.Done) {
            Map<String, String> names = names(told);
            regions.apply(session).forEach(region -> region.showAllProjects(names));
            tell();
          }
        });
  }

  /** Names that two domains have for projects of theirs get the domain beside them. */
  private static Map<String, String> names(List<Project> projects) {
    Map<String, Integer> times = new HashMap<>();
    projects.forEach(p -> times.merge(p.name(), 1, Integer::sum));
    Map<String, String> names = new HashMap<>();
    for (Project project : projects) {
      boolean twice = times.getOrDefault(project.name(), 0) > 1;
      names.put(
          project.id(),
          twice && project.domainName() != null
              ? Text.of("projects.ofDomain", project.name(), project.domainName())
              : project.name());
    }
    return names;
  }

  private @Nullable Session session() {
    NavItem item = place.get();
    return item == null ? null : item.cloud();
  }

  private String whyNoCloud() {
    NavItem item = place.get();
    return Text.of(
        item == null || item.regions().isEmpty() ? "image.refused.noCloud" : "clouds.chooseOne");
  }

  private void tell() {
    Session session = session();
    List<RegionModel> shown = session == null ? List.of() : regions.apply(session);
    all.set(shown.stream().anyMatch(RegionModel::showsAllProjects));
    whyNot.set(
        session == null ? whyNoCloud() : session.isAdmin() ? "" : Text.of("projects.notAdmin"));
  }
}
