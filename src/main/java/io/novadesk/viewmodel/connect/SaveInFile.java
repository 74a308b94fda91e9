package io.novadesk.viewmodel.connect;

import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection;
import io.novadesk.profile.edit.CannotEditException;
import io.novadesk.profile.edit.ChangedMeanwhileException;
import io.novadesk.profile.edit.CloudEdit;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/** Saves a cloud of clouds.yaml where it stands. What cannot be written stays in the form. */
final class SaveInFile {
  private final CloudList clouds;
  private final Help help;
  private final Drafts drafts;
  private final ObjectProperty<@Nullable CloudEntry> selected;

  SaveInFile(
      CloudList clouds, Help help, Drafts drafts, ObjectProperty<@Nullable CloudEntry> selected) {
    this.clouds = clouds;
    this.help = help;
    this.drafts = drafts;
    this.selected = selected;
  }

  void save(CloudEntry entry, Connection typed) {
    clouds.write(
        entry,
        typed,
        () -> {
          drafts.forget(entry);
          if (entry.equals(selected.get())) {
            clouds.find(Kind.CLOUDS_YAML, typed.name()).ifPresent(selected::set);
          }
        },
        failure -> failed(entry, typed, failure));
  }

  private void failed(CloudEntry entry, Connection typed, Exception failure) {
    if (failure instanceof ChangedMeanwhileException) {
      clouds.refresh(() -> showBoth(entry, typed, String.valueOf(failure.getMessage())));
    } else if (failure instanceof CannotEditException) {
      help.say(String.valueOf(failure.getMessage()));
    } else {
      help.say(Failures.sentence(failure));
    }
  }

  /** What is typed stays; what the file has now is told beside it. */
  private void showBoth(CloudEntry entry, Connection typed, String why) {
    if (!entry.equals(selected.get())) {
      return;
    }
    CloudEntry now = clouds.find(Kind.CLOUDS_YAML, entry.name()).orElse(null);
    selected.set(now);
    List<String> differences =
        now == null ? List.of() : CloudEdit.differences(now.connection(), typed);
    help.say(
        differences.isEmpty() ? why : Text.of("edit.both", why, String.join("; ", differences)));
  }
}
