package io.novadesk.window;

import io.novadesk.view.shell.Entrances;
import io.novadesk.viewmodel.connect.CloudEntry;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import java.io.File;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.stage.FileChooser;

/** The ways into a cloud, as the first window offers them. */
final class WaysIn implements Entrances {
  private final Window window;
  private final ConnectViewModel model;
  private final ObservableValue<Integer> known;

  WaysIn(Window window, ConnectViewModel model) {
    this.window = window;
    this.model = model;
    known =
        Bindings.createObjectBinding(
            () ->
                Math.toIntExact(
                    model.clouds().all().stream()
                        .filter(entry -> entry.kind() != CloudEntry.Kind.DEMO)
                        .count()),
            model.clouds().all());
  }

  @Override
  public ObservableValue<Integer> known() {
    return known;
  }

  @Override
  public void connect() {
    window.showConnect();
  }

  @Override
  public void demo() {
    window.enterDemo();
  }

  @Override
  public void fromFile() {
    List<File> files = new FileChooser().showOpenMultipleDialog(window.scene().getWindow());
    if (files != null) {
      window.bring(files.stream().map(File::toPath).toList());
    }
  }

  @Override
  public void type() {
    window.showConnect();
    model.choice().startNew();
  }

  /** Whether the person has a connection, or a file that should have told one. */
  boolean hasAny() {
    return known.getValue() > 0
        || !model.clouds().complaints().isEmpty()
        || !model.faults().all().isEmpty();
  }
}
