package io.novadesk.viewmodel.flavors;

import io.novadesk.api.compute.NewFlavor;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.base.WholeNumber;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A form for a new flavor. */
public final class NewFlavorViewModel {
  private final RegionModel region;
  private final Sending sending;
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty id = new SimpleStringProperty("");
  private final WholeNumber vcpus = new WholeNumber(1);
  private final WholeNumber ram = new WholeNumber(1024);
  private final WholeNumber disk = new WholeNumber(10);
  private final WholeNumber ephemeral = new WholeNumber(0);
  private final WholeNumber swap = new WholeNumber(0);
  private final BooleanProperty isPublic = new SimpleBooleanProperty(true);
  private final StringProperty extraSpecs = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper specsProblem = new ReadOnlyStringWrapper("");

  NewFlavorViewModel(TaskRunner tasks, RegionModel region) {
    this.region = region;
    sending = new Sending(tasks);
    extraSpecs.addListener(
        (_, _, typed) -> specsProblem.set(parse(typed) == null ? Text.of("flavor.specs.bad") : ""));
  }

  public Sending sending() {
    return sending;
  }

  public StringProperty nameProperty() {
    return name;
  }

  /** Empty: the cloud chooses one. */
  public StringProperty idProperty() {
    return id;
  }

  public WholeNumber vcpus() {
    return vcpus;
  }

  /** MiB. */
  public WholeNumber ram() {
    return ram;
  }

  /** GiB. */
  public WholeNumber disk() {
    return disk;
  }

  /** GiB. */
  public WholeNumber ephemeral() {
    return ephemeral;
  }

  /** MiB. */
  public WholeNumber swap() {
    return swap;
  }

  public BooleanProperty publicProperty() {
    return isPublic;
  }

  /** Lines of the kind {@code key=value}. */
  public StringProperty extraSpecsProperty() {
    return extraSpecs;
  }

  public ReadOnlyStringProperty specsProblemProperty() {
    return specsProblem.getReadOnlyProperty();
  }

  /** Null: a line is no pair. */
  private static @Nullable Map<String, String> parse(String typed) {
    Map<String, String> specs = new LinkedHashMap<>();
    for (String line : typed.strip().lines().toList()) {
      int equals = line.indexOf('=');
      if (line.isBlank()) {
        continue;
      }
      if (equals < 1) {
        return null;
      }
      specs.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }
    return specs;
  }

  /** Whether something is missing, wrong, or being sent. */
  public BooleanBinding unsendable() {
    return Bindings.createBooleanBinding(
        () ->
            name.get().isBlank()
                || !specsProblem.get().isEmpty()
                || sending.busyProperty().get()
                || vcpus.value() < 1
                || ram.value() < 1
                || List.of(vcpus, ram, disk, ephemeral, swap).stream()
                    .anyMatch(n -> !n.problemProperty().get().isEmpty()),
        name,
        specsProblem,
        sending.busyProperty(),
        vcpus.textProperty(),
        ram.textProperty(),
        disk.textProperty(),
        ephemeral.textProperty(),
        swap.textProperty());
  }

  /**
   * Makes it.
   *
   * @param whenDone runs when the cloud has it
   */
  public void send(Runnable whenDone) {
    Map<String, String> specs = parse(extraSpecs.get());
    NewFlavor flavor =
        new NewFlavor(
            name.get().strip(),
            id.get().strip(),
            vcpus.value(),
            ram.value(),
            disk.value(),
            ephemeral.value(),
            swap.value(),
            isPublic.get(),
            specs == null ? Map.of() : specs);
    sending.start(
        region.guard(),
        () -> region.region().compute().flavors().create(flavor),
        _ -> {
          region.refresh();
          whenDone.run();
        });
  }
}
