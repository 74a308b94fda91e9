package io.novadesk.viewmodel.images;

import io.novadesk.api.image.Image;
import io.novadesk.api.image.ImageChange;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.base.WholeNumber;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A form that changes what an image is called, who may use it, and what it asks of servers. */
public final class EditImageViewModel {
  private final RegionModel region;
  private final Image image;
  private final Sending sending;
  private final StringProperty name;
  private final StringProperty visibility;
  private final BooleanProperty isProtected;
  private final WholeNumber minDisk;
  private final WholeNumber minRam;

  EditImageViewModel(TaskRunner tasks, RegionModel region, Image image) {
    this.region = region;
    this.image = image;
    sending = new Sending(tasks);
    name = new SimpleStringProperty(image.name());
    visibility = new SimpleStringProperty(image.visibility() == null ? "" : image.visibility());
    isProtected = new SimpleBooleanProperty(Boolean.TRUE.equals(image.isProtected()));
    minDisk = new WholeNumber(image.minDisk());
    minRam = new WholeNumber(image.minRam());
  }

  public Image image() {
    return image;
  }

  public Sending sending() {
    return sending;
  }

  public StringProperty nameProperty() {
    return name;
  }

  public StringProperty visibilityProperty() {
    return visibility;
  }

  public BooleanProperty protectedProperty() {
    return isProtected;
  }

  /** GiB. */
  public WholeNumber minDisk() {
    return minDisk;
  }

  /** MiB. */
  public WholeNumber minRam() {
    return minRam;
  }

  /** What the image can be set to by this person; what it is set to is among them. */
  public List<String> visibilities() {
    List<String> choices = visibilities(region);
    String now = image.visibility();
    if (now != null && !choices.contains(now)) {
      choices.add(now);
    }
    return choices;
  }

  /** Only administrators may show an image to everybody. */
  static List<String> visibilities(RegionModel region) {
    List<String> choices = new ArrayList<>(List.of("private", "shared", "community"));
    if (region.session().isAdmin()) {
      choices.add("public");
    }
    return choices;
  }

  /** Whether there is nothing that could be sent. */
  public BooleanBinding unsendable() {
    return Bindings.createBooleanBinding(
        () ->
            name.get().isBlank()
                || !isSound()
                || change().isNothing()
                || sending.busyProperty().get(),
        name,
        visibility,
        isProtected,
        minDisk.textProperty(),
        minRam.textProperty(),
        sending.busyProperty());
  }

  private boolean isSound() {
    return minDisk.problemProperty().get().isEmpty() && minRam.problemProperty().get().isEmpty();
  }

  private ImageChange change() {
    boolean wasProtected = Boolean.TRUE.equals(image.isProtected());
    return new ImageChange(
        changed(image.name(), name.get().strip()),
        changed(image.visibility() == null ? "" : image.visibility(), visibility.get()),
        wasProtected == isProtected.get() ? null : isProtected.get(),
        image.minDisk() == minDisk.value() ? null : minDisk.value(),
        image.minRam() == minRam.value() ? null : minRam.value());
  }

  private static @Nullable String changed(String was, @Nullable String now) {
    return now == null || now.equals(was) ? null : now;
  }

  /**
   * Sends the changes.
   *
   * @param whenDone runs when the cloud took them
   */
  public void send(Runnable whenDone) {
    ImageChange change = change();
    sending.start(
        region.guard(),
        () -> region.region().images().change(image, change),
        _ -> {
          region.readImages();
          whenDone.run();
        });
  }

  /** The heading of the form. */
  public String title() {
    return Text.of("image.edit.heading", image.name());
  }
}
