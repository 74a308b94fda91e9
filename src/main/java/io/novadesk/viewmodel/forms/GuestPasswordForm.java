package io.novadesk.viewmodel.forms;

import io.novadesk.cloud.keys.GuestPassword;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.base.Unattended;
import io.novadesk.viewmodel.operations.NewPasswords;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The password that a guest left with the cloud at its first start, encrypted: it is opened with
 * the private key of the server's key pair, on this computer, and shown once.
 */
public final class GuestPasswordForm {
  /** A key's file is small: what is larger is another file. */
  private static final long MOST = 65_536;

  private final ServerRow row;
  private final NewPasswords passwords;
  private final Fetch<String> told;
  private final Sending sending;
  private final StringProperty keyFile = new SimpleStringProperty("");

  /**
   * @param passwords takes the clear text, to be shown
   */
  public GuestPasswordForm(
      ServerRow row, TaskRunner tasks, NewPasswords passwords, Unattended unattended) {
    this.row = row;
    this.passwords = passwords;
    told = new Fetch<>(tasks);
    sending = new Sending(tasks, Text.of("guest.clear.title"), unattended);
    ask();
  }

  private void ask() {
    var passwords = row.region().region().servers().passwords();
    String id = row.server().id();
    told.start(() -> passwords.encrypted(id), false);
  }

  public String serverName() {
    return row.name();
  }

  /** What is known of it, in a sentence. */
  public StringBinding sentence() {
    return Bindings.createStringBinding(this::tell, told.stateProperty());
  }

  private String tell() {
    String key = row.server().keyName();
    return switch (told.stateProperty().get()) {
      case Loaded.Loading<String> _ -> Text.of("guest.asking");
      case Loaded.Broken<String> broken -> broken.sentence();
      case Loaded.Ready<String> ready ->
          ready.value().isEmpty()
              ? Text.of("guest.none")
              : key == null ? Text.of("guest.there") : Text.of("guest.thereFor", key);
    };
  }

  /** Whether the cloud has none to tell. */
  public BooleanBinding missing() {
    return Bindings.createBooleanBinding(() -> encrypted().isEmpty(), told.stateProperty());
  }

  private String encrypted() {
    return told.stateProperty().get() instanceof Loaded.Ready<String> ready ? ready.value() : "";
  }

  /** The file of the private key. */
  public StringProperty keyFileProperty() {
    return keyFile;
  }

  public Sending sending() {
    return sending;
  }

  /** Whether it cannot be opened now. */
  public BooleanBinding unopenable() {
    return Bindings.createBooleanBinding(
        () -> encrypted().isEmpty() || keyFile.get().isBlank() || sending.busyProperty().get(),
        told.stateProperty(),
        keyFile,
        sending.busyProperty());
  }

  /**
   * Opens it with the key.
   *
   * @param whenDone runs when it is open, before it is shown
   */
  public void open(Runnable whenDone) {
    String secret = encrypted();
    Path file = Path.of(keyFile.get().strip());
    sending.start(
        () -> {
          if (!Files.isReadable(file) || Files.size(file) > MOST) {
            throw new java.io.IOException(Text.of("guest.unreadable", file));
          }
          return GuestPassword.open(secret, Files.readString(file));
        },
        password -> {
          whenDone.run();
          passwords.add(row.name(), Text.of("guest.purpose"), password);
        });
  }

  /** Makes the cloud forget it; the guest keeps it. */
  public void clear() {
    var passwords = row.region().region().servers().passwords();
    String id = row.server().id();
    sending.start(
        row.region().guard(),
        row.name(),
        () -> {
          passwords.clear(id);
          return id;
        },
        _ -> ask());
  }

  public void dispose() {
    told.stop();
    sending.stop();
  }
}
