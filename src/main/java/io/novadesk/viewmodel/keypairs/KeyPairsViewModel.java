package io.novadesk.viewmodel.keypairs;

import io.novadesk.api.compute.KeyPair;
import io.novadesk.api.compute.KeyPairs;
import io.novadesk.cloud.command.Chore;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.Verified;
import io.novadesk.cloud.keys.SshPublicKey;
import io.novadesk.cloud.keys.SshPublicKey.NotAKeyException;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.ListModel;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.pages.LinkedFields;
import io.novadesk.viewmodel.pages.ListColumn;
import io.novadesk.viewmodel.pages.ListColumn.Look;
import io.novadesk.viewmodel.pages.ListPage;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key pairs of the person who is logged in, in one region. */
public final class KeyPairsViewModel extends ListPage<KeyPair, KeyPairsViewModel.Action> {
  /** What can be done about key pairs. */
  public enum Action {
    GENERATE,
    IMPORT,
    DELETE
  }

  public KeyPairsViewModel(TaskRunner tasks, OperationsViewModel operations) {
    super(
        "keypair",
        tasks,
        operations,
        Action.class,
        Comparator.comparing(KeyPair::name, NaturalOrder.INSTANCE));
  }

  @Override
  public List<ListColumn<KeyPair>> columns() {
    return List.of(
        ListColumn.words("name", "column.keypair.NAME", 200, KeyPair::name)
            .with(ListColumn.Look.WHOLE),
        ListColumn.words("kind", "column.keypair.KIND", 90, KeyPairsViewModel::kindOf),
        ListColumn.words(
                "fingerprint",
                "column.keypair.FINGERPRINT",
                340,
                (KeyPair pair) -> Objects.requireNonNullElse(pair.fingerprint(), ""))
            .with(Look.EXACT));
  }

  @Override
  public String title() {
    return Text.of("nav.keyPairs");
  }

  @Override
  public String extension() {
    return "os-keypairs";
  }

  @Override
  protected void fill(ListModel<KeyPair> into, RegionModel from) {
    into.read(() -> from.region().compute().keyPairs().list());
  }

  @Override
  protected Object key(KeyPair pair) {
    return pair.name();
  }

  @Override
  public String name(KeyPair pair) {
    return pair.name();
  }

  @Override
  protected Takes takes(Action action) {
    return action == Action.DELETE ? Takes.SEVERAL : Takes.NONE;
  }

  /** A form to bring another key; null where none can be. */
  public @Nullable NewKeyPairViewModel newKeyPair(boolean generated) {
    RegionModel region = region();
    return region == null
        ? null
        : new NewKeyPairViewModel(
            tasks(),
            region,
            generated,
            () -> list().all().stream().map(KeyPair::name).toList(),
            this::arrived,
            operations()::takeUp);
  }

  private void arrived(KeyPair pair) {
    reload();
    list().select(pair);
  }

  /** Servers that were made with a key pair, as far as they are shown. */
  private List<ServerRow> serversWith(KeyPair pair) {
    RegionModel region = region();
    return region == null
        ? List.of()
        : region.rows().stream().filter(row -> pair.name().equals(row.server().keyName())).toList();
  }

  @Override
  protected String consequence(List<KeyPair> pairs) {
    return Text.of(
        "keypair.delete.text", pairs.stream().mapToInt(pair -> serversWith(pair).size()).sum());
  }

  @Override
  protected Job removal(RegionModel of, KeyPair pair) {
    KeyPairs keys = of.region().compute().keyPairs();
    return new Chore(
        Text.of("keypair.delete.title"),
        pair.name(),
        of.key() + pair.name(),
        () -> {
          Verified.remove(
              () -> keys.delete(pair.name()),
              () ->
                  Verified.listed(
                      keys.list().stream().filter(k -> k.name().equals(pair.name())).findFirst()));
          return Text.of("operation.done.deleted");
        });
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

  @Override
  protected List<Field> fieldsOf(KeyPair pair) {
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
    List<ServerRow> servers = serversWith(pair);
    if (servers.isEmpty()) {
      all.add(Field.of(Text.of("keypair.field.servers"), Text.of("nav.none")));
    }
    if (pair.publicKey() != null) {
      all.add(Field.exact(Text.of("keypair.field.publicKey"), pair.publicKey().strip()));
    }
    all.addAll(
        LinkedFields.servers(
            region(),
            Text.of("keypair.field.server"),
            servers.stream().map(row -> row.server().id()).toList()));
    return all;
  }
}
