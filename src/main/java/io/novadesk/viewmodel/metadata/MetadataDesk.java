package io.novadesk.viewmodel.metadata;

import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.metadata.SavedEdit;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.RowChange;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Opens the editors of metadata: of the selected server, of the selected image, of many. */
public final class MetadataDesk {
  private final TaskRunner tasks;
  private final MetadataEditors servers;
  private final MetadataEditors images;
  private Saves saves = (_, _, _, _) -> {};
  private BiConsumer<ServerRow, SavedEdit> serverSaves = (_, _) -> {};

  /** Hears of what was saved. */
  public interface Saves {
    /**
     * @param again has the live list read the object again
     */
    void saved(RegionModel region, MatrixTarget object, SavedEdit edit, Runnable again);
  }

  public MetadataDesk(TaskRunner tasks) {
    this.tasks = tasks;
    servers = new MetadataEditors(tasks);
    images = new MetadataEditors(tasks);
  }

  /** Hears of each save that sent something. */
  public void onSaved(Saves listener) {
    saves = listener;
  }

  /** Hears of each save of a server's metadata that sent something. */
  public void onServerSaved(BiConsumer<ServerRow, SavedEdit> listener) {
    serverSaves = listener;
  }

  /** The editor of the selected server's metadata. */
  public MetadataEditors servers() {
    return servers;
  }

  /** The editor of the selected image's metadata. */
  public MetadataEditors images() {
    return images;
  }

  /** How many servers and images have edits that are not saved. */
  public int unsaved() {
    return servers.unsaved() + images.unsaved();
  }

  /** Shows the metadata of this server; null: none. */
  public void edit(@Nullable ServerRow row) {
    if (row == null) {
      servers.none();
      return;
    }
    servers.show(target(row));
  }

  /** Shows the metadata of this image; null: none. */
  public void edit(@Nullable RegionModel region, @Nullable Image image) {
    if (image == null || region == null) {
      images.none();
      return;
    }
    images.show(target(region, image));
  }

  private MatrixTarget target(RegionModel region, Image image) {
    return new MatrixTarget(
        region.key() + "/" + image.id(),
        image.name(),
        region.region().images().metadata(),
        image.id(),
        image.properties(),
        region.limit("maxImageMeta"),
        region::whyNot,
        edit -> saved(region, target(region, image), edit, region::readImages));
  }

  private void saved(RegionModel region, MatrixTarget object, SavedEdit edit, Runnable again) {
    again.run();
    saves.saved(region, object, edit, again);
  }

  /**
   * Reads the shown server's metadata again: a change of metadata alone may not count as a change
   * of the server.
   */
  public void reread() {
    MetadataViewModel editor = servers.currentProperty().get();
    if (editor != null) {
      editor.reload();
    }
  }

  /** The metadata of these servers, to be edited together. */
  public MatrixViewModel matrix(List<ServerRow> of) {
    MatrixViewModel matrix = new MatrixViewModel(tasks, of.stream().map(this::target).toList());
    of.stream().map(ServerRow::region).distinct().forEach(region -> follow(matrix, region));
    return matrix;
  }

  private static void follow(MatrixViewModel matrix, RegionModel region) {
    Subscription guard = region.guard().readOnlyProperty().subscribe(_ -> matrix.recheck());
    Subscription away = region.awayProperty().subscribe(_ -> matrix.recheck());
    matrix.atEnd(guard.and(away)::unsubscribe);
    matrix.atEnd(
        region.listen(
            changes -> {
              for (RowChange change : changes) {
                ServerRow after = change.after();
                if (after != null) {
                  matrix.refreshed(after.key(), after.server().metadata());
                }
              }
            }));
  }

  private MatrixTarget target(ServerRow row) {
    String id = row.server().id();
    return new MatrixTarget(
        row.key(),
        row.name(),
        row.region().region().servers().metadata(),
        id,
        row.server().metadata(),
        row.region().limit("maxServerMeta"),
        () -> whyNot(row),
        edit -> {
          saved(row.region(), target(row), edit, () -> row.region().reread(id));
          serverSaves.accept(row, edit);
        });
  }

  private static String whyNot(ServerRow row) {
    return switch (ActionsViewModel.check(ServerAction.EDIT_METADATA, row)) {
      case Legality.Allowed _ -> "";
      case Legality.Refused(String reason) -> reason;
    };
  }
}
