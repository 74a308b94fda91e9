package io.novadesk.viewmodel.keypairs;

import io.novadesk.api.compute.KeyPair;
import io.novadesk.api.compute.KeyPairs;
import io.novadesk.cloud.keys.NewKeyPair;
import io.novadesk.cloud.keys.SshKeyPair;
import io.novadesk.cloud.keys.SshPublicKey;
import io.novadesk.cloud.keys.SshPublicKey.NotAKeyException;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.servers.RegionModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A form that makes a key pair on this computer, or gives the cloud a public key there is. */
public final class NewKeyPairViewModel {
  private static final Pattern NAME = Pattern.compile("[\\w -]{1,255}");
  private static final Pattern NAME_TODAY = Pattern.compile("[\\w @.-]{1,255}");
  private static final long LARGEST_KEY_FILE = 65_536;

  private final RegionModel region;
  private final KeyPairs keys;
  private final boolean generated;
  private final Supplier<List<String>> taken;
  private final Consumer<KeyPair> whenThere;
  private final Sending sending;
  private final Sending reading;
  private final StringProperty name = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
  private final ObjectProperty<SshKeyPair.Kind> kind =
      new SimpleObjectProperty<>(SshKeyPair.Kind.ED25519);
  private final StringProperty file = new SimpleStringProperty("");
  private final StringProperty publicKey = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper publicKeyProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper publicKeyNote = new ReadOnlyStringWrapper("");
  private String suggestedFile = "";

  /**
   * @param generated whether the pair is made here; else its public half is given
   * @param taken names that are in use
   * @param whenThere hears of the pair when the cloud has it
   */
  NewKeyPairViewModel(
      TaskRunner tasks,
      RegionModel region,
      boolean generated,
      Supplier<List<String>> taken,
      Consumer<KeyPair> whenThere) {
    this.region = region;
    this.keys = region.region().compute().keyPairs();
    this.generated = generated;
    this.taken = taken;
    this.whenThere = whenThere;
    sending = new Sending(tasks);
    reading = new Sending(tasks);
    name.addListener((_, _, typed) -> checkName(typed));
    publicKey.addListener((_, _, typed) -> checkKey(typed));
  }

  public boolean isGenerated() {
    return generated;
  }

  public Sending sending() {
    return sending;
  }

  /** The reading of a file with a public key. */
  public Sending reading() {
    return reading;
  }

  public StringProperty nameProperty() {
    return name;
  }

  public ReadOnlyStringProperty nameProblemProperty() {
    return nameProblem.getReadOnlyProperty();
  }

  public ObjectProperty<SshKeyPair.Kind> kindProperty() {
    return kind;
  }

  /** Where the private key is saved. */
  public StringProperty fileProperty() {
    return file;
  }

  public StringProperty publicKeyProperty() {
    return publicKey;
  }

  public ReadOnlyStringProperty publicKeyProblemProperty() {
    return publicKeyProblem.getReadOnlyProperty();
  }

  /** What the pasted key is. */
  public ReadOnlyStringProperty publicKeyNoteProperty() {
    return publicKeyNote.getReadOnlyProperty();
  }

  private void checkName(String typed) {
    String wanted = typed.strip();
    boolean today = keys.takesAddressesAsNames();
    if (wanted.isEmpty() || (today ? NAME_TODAY : NAME).matcher(wanted).matches()) {
      nameProblem.set(taken.get().contains(wanted) ? Text.of("keypair.name.taken") : "");
    } else {
      nameProblem.set(Text.of(today ? "keypair.name.badToday" : "keypair.name.bad"));
    }
    if (file.get().isEmpty() || file.get().equals(suggestedFile)) {
      String safe = wanted.replaceAll("[^\\w.-]+", "_");
      suggestedFile =
          safe.isEmpty()
              ? ""
              : Path.of(System.getProperty("user.home", ""), ".ssh", safe).toString();
      file.set(suggestedFile);
    }
  }

  private void checkKey(String typed) {
    publicKeyProblem.set("");
    publicKeyNote.set("");
    if (typed.isBlank() || isCertificate(typed)) {
      return;
    }
    try {
      SshPublicKey key = SshPublicKey.parse(typed);
      publicKeyNote.set(Text.of("key.read", key.type(), key.fingerprint()));
      String comment = key.comment().replaceAll("[^\\w -]+", "-");
      if (name.get().isBlank() && !comment.isEmpty()) {
        name.set(comment);
      }
    } catch (NotAKeyException e) {
      publicKeyProblem.set(Objects.requireNonNull(e.getMessage()));
    }
  }

  private static boolean isCertificate(String typed) {
    return typed.strip().startsWith("-----BEGIN CERTIFICATE-----");
  }

  /** Takes the public key from a file. */
  public void load(Path from) {
    reading.start(
        () -> {
          if (Files.size(from) > LARGEST_KEY_FILE) {
            throw new IOException(Text.of("key.bad.tooLong"));
          }
          return Files.readString(from);
        },
        text -> publicKey.set(text.strip()));
  }

  /** Whether something is missing, wrong, or being sent. */
  public BooleanBinding unsendable() {
    return Bindings.createBooleanBinding(
        () ->
            name.get().isBlank()
                || !nameProblem.get().isEmpty()
                || sending.busyProperty().get()
                || (generated
                    ? file.get().isBlank()
                    : publicKey.get().isBlank() || !publicKeyProblem.get().isEmpty()),
        name,
        nameProblem,
        file,
        publicKey,
        publicKeyProblem,
        sending.busyProperty());
  }

  /**
   * Makes it, or gives it to the cloud.
   *
   * @param whenDone runs when the cloud has it
   */
  public void send(Runnable whenDone) {
    String wanted = name.get().strip();
    String typed = publicKey.get().strip();
    String type = isCertificate(typed) ? "x509" : "ssh";
    SshKeyPair.Kind made = kind.get();
    String target = file.get().strip();
    sending.start(
        region.guard(),
        () ->
            generated
                ? NewKeyPair.generate(keys, wanted, made, pathOf(target))
                : NewKeyPair.give(keys, wanted, typed, type),
        pair -> {
          whenThere.accept(pair);
          whenDone.run();
        });
  }

  private static Path pathOf(String typed) throws IOException {
    try {
      return Path.of(typed);
    } catch (InvalidPathException e) {
      throw new IOException(Text.of("image.new.noFile"), e);
    }
  }
}
