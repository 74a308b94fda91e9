package io.novadesk.viewmodel.connections;

import io.novadesk.i18n.Text;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Team;
import io.novadesk.profile.edit.ChangedMeanwhileException;
import io.novadesk.profile.lint.Fault;
import io.novadesk.profile.lint.Linter;
import io.novadesk.profile.lint.Mending;
import io.novadesk.profile.lint.SavedChecks;
import io.novadesk.task.TaskRunner;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The faults of a person's clouds.yaml and secure.yaml. Belongs to the caller's side. */
public final class FaultList {
  private final TaskRunner tasks;
  private final CloudsYaml files;
  private final Runnable onMended;
  private final Consumer<String> trouble;
  private final ObservableList<Fault> all = FXCollections.observableArrayList();
  private final Map<String, List<String>> regions = new HashMap<>();

  /**
   * @param onMended runs when a file was changed
   * @param trouble hears, as a sentence, why one was not
   */
  public FaultList(
      TaskRunner tasks, CloudsYaml files, Runnable onMended, Consumer<String> trouble) {
    this.tasks = tasks;
    this.files = files;
    this.onMended = onMended;
    this.trouble = trouble;
  }

  public ObservableList<Fault> all() {
    return all;
  }

  /** Those of a cloud by its name in the list, where a region may stand behind it. */
  public List<Fault> of(String cloud) {
    return all.stream().filter(fault -> concerns(fault, cloud)).toList();
  }

  /** Those of whole files, and of entries that are none of these clouds. */
  public List<Fault> elsewhere(Collection<String> clouds) {
    return all.stream()
        .filter(fault -> clouds.stream().noneMatch(cloud -> concerns(fault, cloud)))
        .toList();
  }

  private static boolean concerns(Fault fault, String cloud) {
    return !fault.entry().isEmpty()
        && (fault.entry().equals(cloud)
            || cloud.startsWith(Text.of("connect.yaml.inRegion", fault.entry(), "")));
  }

  /** Keeps which regions the catalogue of a cloud has: entries may name others. */
  public void knows(URI authUrl, List<String> names) {
    regions.put(authUrl.toString(), List.copyOf(names));
  }

  /** What checks a connection that Novadesk keeps itself. */
  public SavedChecks ofSaved() {
    return new SavedChecks(regions);
  }

  /** Looks through the files again. */
  public void refresh() {
    Linter linter = new Linter(regions);
    tasks.run(
        () -> {
          List<Fault> found =
              new ArrayList<>(linter.clouds(files.cloudsFile(), files.secureFile()));
          Team team = files.team();
          found.addAll(linter.team(team == null ? null : team.clouds()));
          return found;
        },
        found -> {
          if (!found.equals(all)) {
            all.setAll(found);
          }
        },
        failure -> trouble.accept(String.valueOf(failure.getMessage())));
  }

  /** Mends a fault in its file. */
  public void mend(Fault fault) {
    tasks.run(
        () -> {
          Mending.mend(fault);
          return fault;
        },
        _ -> {
          refresh();
          onMended.run();
        },
        failure -> {
          boolean told =
              failure instanceof IOException || failure instanceof ChangedMeanwhileException;
          trouble.accept(
              told
                  ? Text.of("lint.notMended", String.valueOf(failure.getMessage()))
                  : Text.of("connect.error.unexpected", failure.getClass().getSimpleName()));
          refresh();
        });
  }
}
