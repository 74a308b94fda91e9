package io.novadesk.viewmodel.flavors;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Flavors;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.base.Unattended;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Which projects may use a flavor that not everybody may use. */
public final class FlavorAccessViewModel {
  private final RegionModel region;
  private final Flavor flavor;
  private final Fetch<List<String>> projects;
  private final Sending sending;
  private final StringProperty newProject = new SimpleStringProperty("");

  FlavorAccessViewModel(
      TaskRunner tasks, RegionModel region, Flavor flavor, Unattended unattended) {
    this.region = region;
    this.flavor = flavor;
    projects = new Fetch<>(tasks);
    sending = new Sending(tasks, Text.of("flavor.access.heading", flavor.name()), unattended);
    reload();
  }

  public Flavor flavor() {
    return flavor;
  }

  /** Ids of projects. */
  public Fetch<List<String>> projects() {
    return projects;
  }

  /** A project as a person knows it; its id while its name is not known. */
  public String nameOf(String project) {
    return region.projectName(project);
  }

  public Sending sending() {
    return sending;
  }

  /** The id of the project to be added. */
  public StringProperty newProjectProperty() {
    return newProject;
  }

  private Flavors flavors() {
    return region.region().compute().flavors();
  }

  private void reload() {
    projects.start(() -> flavors().access(flavor.id()), true);
  }

  public void add() {
    String project = newProject.get().strip();
    if (!project.isEmpty()) {
      change(project, true);
    }
  }

  public void remove(String project) {
    change(project, false);
  }

  private void change(String project, boolean mayUse) {
    sending.start(
        region.guard(),
        project,
        () -> {
          flavors().changeAccess(flavor.id(), project, mayUse);
          return project;
        },
        _ -> {
          if (mayUse) {
            newProject.set("");
          }
          reload();
        });
  }

  public void dispose() {
    projects.stop();
  }
}
