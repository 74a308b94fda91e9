package io.novadesk.viewmodel.images;

import io.novadesk.api.image.NewImage;
import io.novadesk.cloud.command.ImageLog;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.images.DiskFormat;
import io.novadesk.cloud.images.ImageImport;
import io.novadesk.cloud.images.ImageUpload;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.base.WholeNumber;
import io.novadesk.viewmodel.operations.JobRow;
import io.novadesk.viewmodel.servers.RegionModel;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A form for a new image: of a file on this computer, or of an address that the cloud fetches. */
public final class NewImageViewModel {
  /** Where the data comes from. */
  public enum Source {
    FILE,
    ADDRESS
  }

  private final TaskRunner tasks;
  private final RegionModel region;
  private final BiFunction<RegionModel, Job, JobRow> start;
  private final Supplier<ImageLog> log;
  private final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.FILE);
  private final ReadOnlyBooleanWrapper takesAddresses = new ReadOnlyBooleanWrapper();
  private final StringProperty file = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper fileNote = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper fileProblem = new ReadOnlyStringWrapper("");
  private final StringProperty address = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper addressProblem = new ReadOnlyStringWrapper("");
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty format = new SimpleStringProperty("qcow2");
  private final StringProperty visibility = new SimpleStringProperty("private");
  private final BooleanProperty isProtected = new SimpleBooleanProperty();
  private final WholeNumber minDisk = new WholeNumber(0);
  private final WholeNumber minRam = new WholeNumber(0);
  private String suggestedName = "";
  private @Nullable Path found;
  private @Nullable Task looking;

  /**
   * @param log keeps what is on its way over a crash
   */
  NewImageViewModel(
      TaskRunner tasks,
      RegionModel region,
      BiFunction<RegionModel, Job, JobRow> start,
      Supplier<ImageLog> log) {
    this.tasks = tasks;
    this.region = region;
    this.start = start;
    this.log = log;
    file.addListener((_, _, typed) -> lookAt(typed));
    address.addListener((_, _, typed) -> check(typed));
    // A cloud that does not tell fetches nothing.
    tasks.run(() -> region.region().images().importsFromAddress(), takesAddresses::set, _ -> {});
  }

  public ObjectProperty<Source> sourceProperty() {
    return source;
  }

  /** Whether the cloud fetches data from addresses itself. */
  public ReadOnlyBooleanProperty takesAddressesProperty() {
    return takesAddresses.getReadOnlyProperty();
  }

  public StringProperty fileProperty() {
    return file;
  }

  /** What is known of the file: its size and kind. */
  public ReadOnlyStringProperty fileNoteProperty() {
    return fileNote.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty fileProblemProperty() {
    return fileProblem.getReadOnlyProperty();
  }

  public StringProperty addressProperty() {
    return address;
  }

  public ReadOnlyStringProperty addressProblemProperty() {
    return addressProblem.getReadOnlyProperty();
  }

  public StringProperty nameProperty() {
    return name;
  }

  public StringProperty formatProperty() {
    return format;
  }

  public static List<String> formats() {
    return DiskFormat.NAMES;
  }

  public StringProperty visibilityProperty() {
    return visibility;
  }

  public List<String> visibilities() {
    return EditImageViewModel.visibilities(region);
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

  private record Found(long size, @Nullable String format) {}

  /** Files may lie on slow disks: they are looked at in the background. */
  private void lookAt(String typed) {
    found = null;
    fileNote.set("");
    fileProblem.set("");
    if (looking != null) {
      looking.cancel();
    }
    if (typed.isBlank()) {
      return;
    }
    Path path;
    try {
      path = Path.of(typed.strip());
    } catch (InvalidPathException _) {
      fileProblem.set(Text.of("image.new.noFile"));
      return;
    }
    looking =
        tasks.run(
            () -> new Found(sizeOf(path), DiskFormat.of(path)),
            seen -> {
              found = path;
              fileNote.set(
                  seen.format() == null
                      ? Text.of("image.new.file", Sizes.text(seen.size()))
                      : Text.of("image.new.fileOf", Sizes.text(seen.size()), seen.format()));
              if (seen.format() != null) {
                format.set(seen.format());
              }
              suggestName(Objects.toString(path.getFileName(), ""));
            },
            e -> fileProblem.set(Objects.requireNonNullElse(e.getMessage(), e.toString())));
  }

  private static long sizeOf(Path path) throws java.io.IOException {
    if (!Files.isRegularFile(path)) {
      throw new java.io.IOException(Text.of("image.new.noFile"));
    }
    if (!Files.isReadable(path)) {
      throw new java.io.IOException(Text.of("image.new.unreadable"));
    }
    long size = Files.size(path);
    if (size == 0) {
      throw new java.io.IOException(Text.of("image.new.emptyFile"));
    }
    return size;
  }

  /** A name that was typed is never replaced. */
  private void suggestName(String fileName) {
    if (name.get().isBlank() || name.get().equals(suggestedName)) {
      suggestedName = fileName.replaceFirst("\\.(qcow2|img|raw|iso|vmdk|vdi|vhdx?)$", "");
      name.set(suggestedName);
    }
  }

  private void check(String typed) {
    URI uri = parse(typed);
    addressProblem.set(typed.isBlank() || uri != null ? "" : Text.of("image.new.noAddress"));
    if (uri != null && uri.getPath() != null) {
      suggestName(uri.getPath().replaceFirst("^.*/", ""));
      String guess = DiskFormat.ofName(uri.getPath());
      if (guess != null) {
        format.set(guess);
      }
    }
  }

  private static @Nullable URI parse(String typed) {
    try {
      URI uri = new URI(typed.strip());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null ? uri : null;
    } catch (URISyntaxException _) {
      return null;
    }
  }

  /** Whether something is missing or wrong. */
  public BooleanBinding incomplete() {
    return Bindings.createBooleanBinding(
        () ->
            name.get().isBlank()
                || name.get().length() > 255
                || !minDisk.problemProperty().get().isEmpty()
                || !minRam.problemProperty().get().isEmpty()
                || (source.get() == Source.FILE
                    ? fileNote.get().isEmpty()
                    : parse(address.get()) == null),
        name,
        minDisk.problemProperty(),
        minRam.problemProperty(),
        source,
        fileNote,
        address);
  }

  /** Why nothing may be sent at this moment; empty when it may. */
  public String whyNot() {
    return region.guard().whyNot();
  }

  /** Starts what was asked for; null while something is missing. */
  public @Nullable JobRow start() {
    if (incomplete().get()) {
      return null;
    }
    NewImage image =
        new NewImage(
            name.get().strip(),
            format.get(),
            "bare",
            visibility.get(),
            isProtected.get(),
            minDisk.value(),
            minRam.value(),
            List.of(),
            Map.of());
    URI from = parse(address.get());
    Path path = found;
    if (source.get() == Source.ADDRESS && from != null) {
      return start.apply(region, new ImageImport(region.region(), image, from, log.get()));
    }
    return path == null
        ? null
        : start.apply(region, new ImageUpload(region.region(), image, path, log.get()));
  }
}
