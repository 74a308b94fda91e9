package io.novadesk.viewmodel.detail;

import io.novadesk.api.compute.ServerTags;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.ServerLabel;
import io.novadesk.cloud.command.Verified;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Change;
import io.novadesk.viewmodel.base.TagRules;
import io.novadesk.viewmodel.operations.SmallChanges;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The tags of a server (2.26): each is added and removed by itself, at once. */
public final class TagsViewModel implements ServerPart {
  private static final int SINCE = 26;

  private final ObservableList<String> tags = FXCollections.observableArrayList();
  private final ObservableList<String> tagsToShow = FXCollections.unmodifiableObservableList(tags);
  private final StringProperty typed = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
  private final Change change;
  private final SmallChanges small;
  private @Nullable ServerRow row;

  /**
   * @param small is told of each tag that came or went
   */
  public TagsViewModel(TaskRunner tasks, SmallChanges small) {
    this.small = small;
    change = new Change(tasks);
    typed.subscribe(text -> complaint.set(complaintOf(text.strip())));
  }

  @Override
  public void look(@Nullable ServerRow now) {
    if (now == null) {
      return;
    }
    ServerRow before = row;
    row = now;
    if (before == null || !before.isSameServer(now)) {
      typed.set("");
      change.forgetProblem();
    }
    known.set(now.region().region().compute().speaks(SINCE));
    whyNot.set(
        switch (ActionsViewModel.check(ServerAction.ADD_TAG, now)) {
          case Legality.Allowed _ -> "";
          case Legality.Refused(String reason) -> reason;
        });
    if (!change.busyProperty().get()) {
      show(now.server().tags());
    }
  }

  private void show(List<String> next) {
    if (!tags.equals(next)) {
      tags.setAll(next);
    }
  }

  /** Whether the cloud knows tags at all. */
  public ReadOnlyBooleanProperty knownProperty() {
    return known.getReadOnlyProperty();
  }

  /** Why they cannot be changed now; empty when they can. */
  public ReadOnlyStringProperty whyNotProperty() {
    return whyNot.getReadOnlyProperty();
  }

  public ObservableList<String> tags() {
    return tagsToShow;
  }

  /** What is being typed. */
  public StringProperty typedProperty() {
    return typed;
  }

  /** Why what is typed cannot be a tag; empty while it can. */
  public ReadOnlyStringProperty complaintProperty() {
    return complaint.getReadOnlyProperty();
  }

  public Change change() {
    return change;
  }

  private String complaintOf(String tag) {
    if (tag.isEmpty()) {
      return "";
    }
    String impossible = TagRules.complaint(tag);
    if (!impossible.isEmpty()) {
      return impossible;
    }
    if (tags.contains(tag)) {
      return Text.of("tags.twice");
    }
    return tags.size() >= TagRules.MOST ? Text.of("tags.full", TagRules.MOST) : "";
  }

  /** Adds what is typed; it stays in the field until the cloud took it. */
  public void add() {
    String tag = typed.get().strip();
    ServerRow now = row;
    if (now == null || tag.isEmpty() || !complaintOf(tag).isEmpty()) {
      return;
    }
    String id = now.server().id();
    ServerTags cloud = now.region().region().servers().tags();
    change.make(
        now.region().guard(),
        () -> {
          Verified.change(() -> cloud.add(id, tag), () -> cloud.get(id).contains(tag));
          return cloud.get(id);
        },
        after -> {
          small.made(new ServerLabel.AddTag(tag), now);
          if (typed.get().strip().equals(tag)) {
            typed.set("");
          }
          arrived(now, after);
        });
  }

  public void remove(String tag) {
    ServerRow now = row;
    if (now == null) {
      return;
    }
    String id = now.server().id();
    ServerTags cloud = now.region().region().servers().tags();
    change.make(
        now.region().guard(),
        () -> {
          Verified.change(() -> cloud.remove(id, tag), () -> !cloud.get(id).contains(tag));
          return cloud.get(id);
        },
        after -> {
          small.made(new ServerLabel.RemoveTag(tag), now);
          arrived(now, after);
        });
  }

  private void arrived(ServerRow of, List<String> after) {
    if (row != null && row.isSameServer(of)) {
      show(after);
      complaint.set(complaintOf(typed.get().strip()));
    }
    // A change of tags does not count as a change of the server.
    of.region().reread(of.server().id());
  }
}
