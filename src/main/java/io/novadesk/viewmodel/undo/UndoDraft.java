package io.novadesk.viewmodel.undo;

import io.novadesk.api.http.RequestPreview;
import io.novadesk.cloud.copy.Copied;
import io.novadesk.cloud.copy.Copies;
import io.novadesk.cloud.copy.CopyForm;
import io.novadesk.cloud.copy.Deed;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What would be taken back, before a person says so. Each server is read again first, so that what
 * others did meanwhile is told.
 */
public final class UndoDraft {
  /** So many are read at once; a plan reads each of many just before its turn. */
  private static final int READ = 20;

  private final Undoing undoing;
  private final Consumer<UndoDraft> run;
  private final ReadOnlyObjectWrapper<List<UndoLine>> lines;
  private final ReadOnlyObjectWrapper<@Nullable RequestPreview> preview =
      new ReadOnlyObjectWrapper<>();
  private final List<Runnable> atEnd = new ArrayList<>();

  UndoDraft(Undoing undoing, Consumer<UndoDraft> run) {
    this.undoing = undoing;
    this.run = run;
    lines = new ReadOnlyObjectWrapper<>(List.of());
    look();
    regions().forEach(region -> atEnd.add(region.listen(_ -> look())));
    undoing.parts().stream().limit(READ).forEach(Undoable::reread);
  }

  private List<RegionModel> regions() {
    return undoing.parts().stream().map(Undoable::region).distinct().toList();
  }

  private void look() {
    lines.set(undoing.parts().stream().map(UndoLine::of).toList());
    preview.set(possible().stream().findFirst().map(Undoable::preview).orElse(null));
  }

  List<Undoable> possible() {
    return undoing.parts().stream().filter(part -> part.whyNot().isEmpty()).toList();
  }

  /** What was done, such as "Rename". */
  public String title() {
    return undoing.parts().size() == 1
        ? Text.of("undo.title.one", undoing.title(), undoing.parts().getFirst().name())
        : Text.of("undo.title.many", undoing.title(), undoing.parts().size());
  }

  /** Where it was done. */
  public @Nullable CloudPlace place() {
    return CloudPlace.of(regions());
  }

  /** What becomes of each, as it stands now. */
  public ReadOnlyObjectProperty<List<UndoLine>> linesProperty() {
    return lines.getReadOnlyProperty();
  }

  /** The request to the first of them; null where it is only known once the cloud was read. */
  public ReadOnlyObjectProperty<@Nullable RequestPreview> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** Whether what will be sent can be shown at all. */
  public boolean hasPreview() {
    return undoing.parts().stream().anyMatch(part -> part instanceof Undoable.OfCommand);
  }

  /** What will be sent, said in another form. */
  public Copied copied(CopyForm as) {
    List<Deed> deeds = new ArrayList<>();
    for (Undoable part : possible()) {
      if (part instanceof Undoable.OfCommand command) {
        deeds.add(
            Deed.of(
                part.region().region(),
                command.before().id(),
                part.name(),
                List.of(command.inverse())));
      }
    }
    return Copies.of(as, deeds, 1);
  }

  /** Why nothing can be taken back now, as a sentence; empty when something can. */
  public String whyNot() {
    look();
    boolean none = possible().isEmpty();
    return none ? lines.get().getFirst().whyNot() : "";
  }

  /** Takes back what can be taken back now; what happens stands among the tasks. */
  public void run() {
    run.accept(this);
  }

  Undoing undoing() {
    return undoing;
  }

  public void dispose() {
    atEnd.forEach(Runnable::run);
    atEnd.clear();
  }
}
