package io.novadesk.viewmodel.connect;

import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection;
import io.novadesk.profile.edit.CannotEditException;
import io.novadesk.profile.edit.ChangedMeanwhileException;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/** Saves a cloud of clouds.yaml where it stands. What cannot be written stays in the form. */
final class SaveInFile {
  private final CloudList clouds;
  private final Help help;
  private final Drafts drafts;
  private final Meanwhile meanwhile;
  private final ObjectProperty<@Nullable CloudEntry> selected;
  private final Runnable again;

  /**
   * @param again saves once more, what another program changed being in the form by then
   */
  SaveInFile(
      CloudList clouds,
      Help help,
      Drafts drafts,
      Meanwhile meanwhile,
      ObjectProperty<@Nullable CloudEntry> selected,
      Runnable again) {
    this.clouds = clouds;
    this.help = help;
    this.drafts = drafts;
    this.meanwhile = meanwhile;
    this.selected = selected;
    this.again = again;
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
        failure -> failed(entry, failure));
  }

  private void failed(CloudEntry entry, Exception failure) {
    if (failure instanceof ChangedMeanwhileException) {
      clouds.refresh(() -> join(entry, String.valueOf(failure.getMessage())));
    } else if (failure instanceof CannotEditException) {
      help.say(String.valueOf(failure.getMessage()));
    } else {
      help.say(Failures.sentence(failure));
    }
  }

  private void join(CloudEntry entry, String why) {
    if (!entry.equals(selected.get())) {
      return;
    }
    CloudEntry now = clouds.find(Kind.CLOUDS_YAML, entry.name()).orElse(null);
    selected.set(now);
    if (now == null) {
      help.say(why);
      return;
    }
    meanwhile.join(entry.connection(), now.connection());
    if (meanwhile.open().isEmpty()) {
      help.say(Text.of("meeting.joined", now.file()));
    }
    again.run();
  }
}
