package io.novadesk.viewmodel.images;

import io.novadesk.api.image.Image;
import io.novadesk.api.image.ImageMember;
import io.novadesk.api.image.Images;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.base.Unattended;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Whom an image is shared with: its owner adds and removes, a member accepts or rejects. */
public final class MembersViewModel {
  private final RegionModel region;
  private final Image image;
  private final @Nullable String ourselves;
  private final Fetch<List<ImageMember>> members;
  private final Sending sending;
  private final StringProperty newMember = new SimpleStringProperty("");

  /**
   * @param ourselves the project that is logged in, when the image belongs to another; null: it is
   *     ours to share
   */
  MembersViewModel(
      TaskRunner tasks,
      RegionModel region,
      Image image,
      @Nullable String ourselves,
      Unattended unattended) {
    this.region = region;
    this.image = image;
    this.ourselves = ourselves;
    members = new Fetch<>(tasks);
    sending = new Sending(tasks, Text.of("image.members.title"), unattended);
    reload();
  }

  /** The heading. */
  public String title() {
    return Text.of("image.members.heading", image.name());
  }

  /** Whether we are one of those that the image is shared with. */
  public boolean isMember() {
    return ourselves != null;
  }

  public Fetch<List<ImageMember>> members() {
    return members;
  }

  /** The project as a person knows it; its id while its name is not known. */
  public String nameOf(ImageMember member) {
    return region.projectName(member.projectId());
  }

  public Sending sending() {
    return sending;
  }

  /** The id of the project to be added. */
  public StringProperty newMemberProperty() {
    return newMember;
  }

  private Images images() {
    return region.region().images();
  }

  private void reload() {
    members.start(() -> images().members(image.id()), true);
  }

  public void add() {
    String project = newMember.get().strip();
    if (!project.isEmpty()) {
      send(() -> images().addMember(image.id(), project), () -> newMember.set(""));
    }
  }

  public void remove(ImageMember member) {
    send(() -> images().removeMember(image.id(), member.projectId()), () -> {});
  }

  /** What our project says to being a member. */
  public void answer(boolean accepts) {
    if (ourselves != null) {
      send(() -> images().answerAsMember(image.id(), ourselves, accepts), region::readImages);
    }
  }

  private void send(Runnable request, Runnable then) {
    sending.start(
        region.guard(),
        image.name(),
        () -> {
          request.run();
          return true;
        },
        _ -> {
          then.run();
          reload();
        });
  }

  public void dispose() {
    members.stop();
  }
}
