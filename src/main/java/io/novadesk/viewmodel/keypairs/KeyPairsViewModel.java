package io.novadesk.viewmodel.keypairs;

import io.novadesk.api.compute.KeyPair;
import io.novadesk.api.compute.KeyPairs;
import io.novadesk.cloud.command.Chore;
import io.novadesk.cloud.command.Verified;
import io.novadesk.cloud.keys.SshPublicKey;
import io.novadesk.cloud.keys.SshPublicKey.NotAKeyException;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.ListModel;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Reasons;
import io.novadesk.viewmodel.navigation.Page;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The key pairs of the person who is logged in, in one region. */
public final class KeyPairsViewModel implements Page {
  /** What can be done about key pairs. */
  public enum Action {
    GENERATE,
    IMPORT,
    DELETE
  }

  public static final Comparator<KeyPair> BY_NAME =
      Comparator.comparing(KeyPair::name, NaturalOrder.INSTANCE);

  private final TaskRunner tasks;
  private final OperationsViewModel operations;
  private final ListModel<KeyPair> list;
  private final Reasons<Action> reasons = new Reasons<>(Action.class);
  private final ObservableList<Field> fields = FXCollections.observableArrayList();
  private final ObservableList<Field> fieldsView = FXCollections.unmodifiableObservableList(fields);
  private @Nullable RegionModel region;

  public KeyPairsViewModel(TaskRunner tasks, OperationsViewModel operations) {
    this.tasks = tasks;
    this.operations = operations;
    list =
        new ListModel<>(
            tasks,
            KeyPair::name,
            pair -> pair.name() + " " + pair.fingerprint() + " " + kindOf(pair),
            BY_NAME);
    list.selectedProperty()
        .subscribe(
            pair -> {
              fields.setAll(pair == null ? List.of() : fieldsOf(pair));
              reasons.check(this::whyNot);
            });
  }

  @Override
  public String id() {
    return "keypairs";
  }

  @Override
  public String title() {
    return Text.of("nav.keyPairs");
  }

  @Override
  public String extension() {
    return "os-keypairs";
  }

  public ListModel<KeyPair> list() {
    return list;
  }

  public Reasons<Action> reasons() {
    return reasons;
  }

  /** The selected one in detail. */
  public ObservableList<Field> fields() {
    return fieldsView;
  }

  @Override
  public void show(List<RegionModel> regions) {
    RegionModel now = regions.isEmpty() ? null : regions.getFirst();
    if (now != region) {
      list.select(null);
      list.clear();
    }
    region = now;
    reasons.check(this::whyNot);
    reload();
  }

  @Override
  public void reload() {
    RegionModel now = region;
    if (now != null) {
      list.read(() -> now.region().compute().keyPairs().list());
    }
  }

  @Override
  public void recheck() {
    reasons.check(this::whyNot);
  }

  private String whyNot(Action action) {
    if (region == null) {
      return Text.of("image.refused.noCloud");
    }
    String readOnly = region.guard().whyNot();
    if (!readOnly.isEmpty()) {
      return readOnly;
    }
    return action == Action.DELETE && list.selectedProperty().get() == null
        ? Text.of("keypair.refused.nothingSelected")
        : "";
  }

  /** A form to bring another key; null where none can be. */
  public @Nullable NewKeyPairViewModel newKeyPair(boolean generated) {
    return region == null
        ? null
        : new NewKeyPairViewModel(
            tasks,
            region,
            generated,
            () -> list.all().stream().map(KeyPair::name).toList(),
            this::arrived);
  }

  private void arrived(KeyPair pair) {
    reload();
    list.select(pair);
  }

  /** Servers that were made with a key pair, as far as they are shown. */
  public List<String> serversWith(KeyPair pair) {
    return region == null
        ? List.of()
        : region.rows().stream()
            .filter(row -> pair.name().equals(row.server().keyName()))
            .map(ServerRow::name)
            .sorted(NaturalOrder.INSTANCE)
            .toList();
  }

  /** Deletes the selected one. */
  public void delete() {
    KeyPair pair = list.selectedProperty().get();
    RegionModel now = region;
    if (pair == null || now == null) {
      return;
    }
    operations.start(
        new Chore(
            Text.of("keypair.delete.title"),
            pair.name(),
            now.key() + pair.name(),
            () -> {
              KeyPairs keys = now.region().compute().keyPairs();
              Verified.remove(
                  () -> keys.delete(pair.name()),
                  () ->
                      Verified.listed(
                          keys.list().stream()
                              .filter(k -> k.name().equals(pair.name()))
                              .findFirst()));
              return Text.of("operation.done.deleted");
            }),
        now.guard()::whyNot,
        _ -> reload());
  }

  /** Such as "Ed25519" for a person; the wire's word where it is another. */
  public static String kindOf(KeyPair pair) {
    String key = Objects.requireNonNullElse(pair.publicKey(), "");
    String type = key.contains(" ") ? key.substring(0, key.indexOf(' ')) : "";
    return switch (type) {
      case "ssh-ed25519" -> "Ed25519";
      case "ssh-rsa" -> "RSA";
      case "ssh-dss" -> "DSA";
      case "" -> Objects.requireNonNullElse(pair.type(), "");
      default -> type.startsWith("ecdsa-") ? "ECDSA" : type;
    };
  }

  private List<Field> fieldsOf(KeyPair pair) {
    List<Field> all = new ArrayList<>();
    all.add(Field.of(Text.of("keypair.field.kind"), kindOf(pair)));
    if (pair.fingerprint() != null) {
      all.add(Field.exact(Text.of("keypair.field.md5"), pair.fingerprint()));
    }
    if (pair.publicKey() != null) {
      try {
        SshPublicKey key = SshPublicKey.parse(pair.publicKey());
        all.add(Field.exact(Text.of("keypair.field.sha256"), key.fingerprint()));
        if (!key.comment().isEmpty()) {
          all.add(Field.of(Text.of("keypair.field.comment"), key.comment()));
        }
      } catch (NotAKeyException _) {
        // A certificate, or a key of a kind that is not known here: its text says it all.
      }
    }
    if (pair.created() != null) {
      all.add(Field.of(Text.of("field.created"), Ages.exact(pair.created())));
    }
    List<String> servers = serversWith(pair);
    all.add(
        Field.of(
            Text.of("keypair.field.servers"),
            servers.isEmpty() ? Text.of("nav.none") : String.join(", ", servers)));
    if (pair.publicKey() != null) {
      all.add(Field.exact(Text.of("keypair.field.publicKey"), pair.publicKey().strip()));
    }
    return all;
  }
}
