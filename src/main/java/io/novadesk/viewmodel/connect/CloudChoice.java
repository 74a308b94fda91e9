package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.common.login.FormField;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.OpenRc;
import io.novadesk.profile.TrustDecision;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import io.novadesk.viewmodel.connect.Drafts.Draft;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Which cloud the form shows: one of the list or a new one. Keeps what is typed for each, saves and
 * deletes. While a login is tried nothing else is chosen. Belongs to the caller's side.
 */
public final class CloudChoice {
  private final TaskRunner tasks;
  private final CloudList clouds;
  private final ConnectForm form;
  private final Help help;
  private final KeptSecrets secrets;
  private final KeychainChoice keychain;
  private final BooleanSupplier busy;
  private final Runnable onShow;
  private final Drafts drafts = new Drafts();
  private final SaveInFile inFile;
  private final Meanwhile meanwhile;
  private final ReadOnlyObjectWrapper<@Nullable CloudEntry> selected =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable CloudEntry> deleted = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();

  /** While the fields become those of another cloud. */
  private boolean showing;

  /**
   * @param busy whether a login is tried
   * @param onShow runs before another cloud is shown
   */
  CloudChoice(
      TaskRunner tasks,
      CloudList clouds,
      ConnectForm form,
      Help help,
      KeptSecrets secrets,
      KeychainChoice keychain,
      BooleanSupplier busy,
      Runnable onShow) {
    this.tasks = tasks;
    this.clouds = clouds;
    this.form = form;
    this.help = help;
    this.secrets = secrets;
    this.keychain = keychain;
    this.busy = busy;
    this.onShow = onShow;
    meanwhile = new Meanwhile(form);
    inFile = new SaveInFile(clouds, help, drafts, meanwhile, selected, this::save);
    form.onChange(this::compareWithSaved);
    form.onChange(this::keepMarking);
    selected.subscribe(this::compareWithSaved);
    clouds.load(this::selectFirst);
  }

  /** The chosen cloud; null while a new one is typed. */
  public ReadOnlyObjectProperty<@Nullable CloudEntry> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** The cloud that was deleted just now and can be brought back. */
  public ReadOnlyObjectProperty<@Nullable CloudEntry> deletedProperty() {
    return deleted.getReadOnlyProperty();
  }

  /** Whether something is typed that can be saved and is not. */
  public ReadOnlyBooleanProperty unsavedProperty() {
    return unsaved.getReadOnlyProperty();
  }

  private void compareWithSaved() {
    CloudEntry entry = selected.get();
    Connection known = entry == null ? Connection.empty() : entry.connection();
    unsaved.set((entry == null || entry.savable()) && !form.connection().equals(known));
  }

  /** What a person says of a cloud that a file describes is kept at once, beside that file. */
  private void keepMarking() {
    CloudEntry entry = selected.get();
    if (showing || entry == null || !entry.isOfFile()) {
      return;
    }
    if (!marking().equals(entry.connection().marking())) {
      selected.set(clouds.mark(entry, marking()));
    }
  }

  /** By what the person knows the cloud that is shown, or was just connected, again. */
  public Marking marking() {
    return form.connection().marking();
  }

  /** Begins anew after a connection: other clouds may stand in the files by now. */
  void reload() {
    deleted.set(null);
    clouds.load(
        () -> {
          selectFirst();
          CloudEntry entry = selected.get();
          if (entry != null && form.value(FormField.SECRET).isEmpty()) {
            fillSecret(entry);
            lookInKeychain();
          }
        });
  }

  /** The secrets of a cloud that was left are in no draft and not in the form any more. */
  void forgetSecrets(String name, String cloudName) {
    clouds.forgetSecret(name);
    drafts.forgetSecrets(name);
    CloudEntry entry = selected.get();
    String shown = entry == null ? form.nameOrHost() : entry.name();
    if (shown.equals(name) || form.nameOrHost().equals(cloudName)) {
      form.forgetSecrets();
    }
  }

  /** Shows what another window made of the cloud; what is typed stays. */
  void followSelected() {
    CloudEntry entry = selected.get();
    if (entry == null || busy.getAsBoolean() || clouds.all().contains(entry)) {
      return;
    }
    CloudEntry now = clouds.find(entry.kind(), entry.name()).orElse(null);
    if (unsaved.get()) {
      if (now != null) {
        meanwhile.join(entry.connection(), now.connection());
      }
      selected.set(now);
    } else {
      String secret = form.value(FormField.SECRET);
      Gaps gaps = now == null ? Gaps.NONE : new Gaps(Map.of(), now.remarks());
      show(now, now == null ? null : new Draft(now.connection(), Secret.of(secret), gaps));
    }
  }

  /** A saved cloud logs in otherwise now: what was typed for it is good no more. */
  void replaced(CloudEntry former, CloudEntry now) {
    drafts.forget(former);
    CloudEntry entry = selected.get();
    if (entry != null && entry.kind() == former.kind() && entry.name().equals(former.name())) {
      show(now, null);
    }
  }

  private void selectFirst() {
    if (selected.get() == null && form.connection().equals(Connection.empty())) {
      clouds
          .preferred()
          .or(() -> clouds.all().stream().filter(e -> e.kind() != Kind.DEMO).findFirst())
          .or(() -> clouds.all().stream().findFirst())
          .ifPresent(this::select);
    }
  }

  /** Shows a cloud. What was typed for the one before is there again when it is chosen again. */
  public void select(CloudEntry entry) {
    if (!busy.getAsBoolean() && !entry.equals(selected.get())) {
      keepDraft();
      show(entry, drafts.of(entry));
    }
  }

  /** Shows the cloud of that name as soon as the list is there; nothing happens without one. */
  public void select(String cloudName) {
    clouds.whenLoaded(() -> clouds.named(cloudName).ifPresent(this::select));
  }

  /** Starts, or goes on with, a cloud that is not in the list yet. */
  public void startNew() {
    if (!busy.getAsBoolean()) {
      keepDraft();
      show(null, drafts.of(null));
      form.wantFocus(FormField.AUTH_URL);
    }
  }

  /** A new cloud that begins as a copy of what is shown. */
  public void duplicate() {
    CloudEntry entry = selected.get();
    if (busy.getAsBoolean() || entry == null || entry.kind() == Kind.DEMO) {
      return;
    }
    Connection copy =
        form.connection().withName(clouds.freeName(Text.of("connect.name.copy", entry.name())));
    Draft draft = new Draft(copy, Secret.of(form.value(FormField.SECRET)), form.gaps());
    keepDraft();
    show(null, draft);
    form.wantFocus(FormField.NAME);
  }

  /** A new cloud as an openrc file describes it. The file is read, never run. */
  public void importOpenRc(Path file) {
    if (busy.getAsBoolean()) {
      return;
    }
    tasks.run(
        () -> OpenRc.read(file),
        read -> {
          Secret secret = read.secret() == null ? Secret.of("") : read.secret();
          Connection connection = read.connection();
          keepDraft();
          String name = clouds.freeName(connection.name());
          show(null, new Draft(connection.withName(name), secret, Gaps.of(read)));
          form.wantFocus(form.firstMissing().orElse(FormField.NAME));
        },
        failure -> help.say(Failures.sentence(failure)));
  }

  private void keepDraft() {
    Secret secret = Secret.of(form.value(FormField.SECRET));
    Draft draft = new Draft(form.connection(), secret, form.gaps());
    drafts.keep(selected.get(), draft);
  }

  private void show(@Nullable CloudEntry entry, @Nullable Draft draft) {
    help.clear();
    meanwhile.clear();
    onShow.run();
    showing = true;
    selected.set(entry);
    if (draft != null) {
      form.show(draft.connection(), draft.secret().reveal());
      form.leaveOpen(draft.gaps());
      showing = false;
      lookInKeychain();
      return;
    }
    form.show(entry == null ? Connection.empty() : entry.connection(), "");
    showing = false;
    if (entry != null) {
      form.leaveOpen(new Gaps(Map.of(), entry.remarks()));
      fillSecret(entry);
    }
    lookInKeychain();
  }

  private void lookInKeychain() {
    CloudEntry entry = selected.get();
    keychain.shown(entry, entry != null && clouds.secretInFile(entry).isPresent());
  }

  private void fillSecret(CloudEntry entry) {
    Optional<Secret> inFile = clouds.secretInFile(entry);
    if (inFile.isPresent()) {
      form.text(FormField.SECRET).set(inFile.get().reveal());
    } else if (entry.kind() == Kind.SAVED) {
      tasks.run(
          () -> secrets.find(entry.name()),
          found -> {
            if (entry.equals(selected.get()) && form.value(FormField.SECRET).isEmpty()) {
              found.ifPresent(secret -> form.text(FormField.SECRET).set(secret.reveal()));
            }
          },
          failure -> help.say(Failures.sentence(failure)));
    }
  }

  /** Saves what is typed, under its name; renames when that is another one. */
  public void save() {
    CloudEntry entry = selected.get();
    if (busy.getAsBoolean() || (entry != null && !entry.savable()) || !nameIsGood()) {
      return;
    }
    List<Meeting> open = meanwhile.open();
    if (!open.isEmpty()) {
      help.meetings().setAll(open);
      return;
    }
    meanwhile.clear();
    Connection typed = form.connection().withName(form.nameOrHost());
    if (entry == null || entry.editable()) {
      save(typed);
    } else if (unsaved.get()) {
      inFile.save(entry, typed);
    }
  }

  /** Saves, of what both sides changed, what the person chose. */
  public void settle() {
    meanwhile.settle(List.copyOf(help.meetings()));
    help.meetings().clear();
    save();
  }

  /** Whether what is shown may be saved under its name: a new cloud or a saved one. */
  boolean editable() {
    CloudEntry entry = selected.get();
    return entry == null || entry.editable();
  }

  boolean nameIsGood() {
    String name = form.nameOrHost();
    CloudEntry entry = selected.get();
    String fault = "";
    Kind kind = entry == null ? Kind.SAVED : entry.kind();
    if (name.isEmpty()) {
      fault = Text.of("connect.error.missing.NAME");
    } else if ((entry == null || !entry.name().equals(name))
        && clouds.find(kind, name).isPresent()) {
      fault = Text.of("connect.error.nameTaken", name);
    }
    if (!fault.isEmpty()) {
      form.wantFocus(help.at(FormField.NAME, fault));
    }
    return fault.isEmpty();
  }

  private void save(Connection connection) {
    CloudEntry entry = selected.get();
    clouds.save(
        entry == null ? connection.name() : entry.name(),
        connection,
        () -> {
          drafts.forget(entry);
          clouds.find(Kind.SAVED, connection.name()).ifPresent(selected::set);
          form.text(FormField.NAME).set(connection.name());
        },
        help::say);
  }

  /** Deletes the chosen saved cloud; {@link #undoDelete()} brings it back. */
  public void delete() {
    CloudEntry entry = selected.get();
    if (busy.getAsBoolean() || entry == null || !entry.editable()) {
      return;
    }
    clouds.delete(
        entry,
        () -> {
          drafts.forget(entry);
          deleted.set(entry);
          show(null, null);
          selectFirst();
        },
        help::say);
  }

  public void undoDelete() {
    CloudEntry entry = deleted.get();
    if (entry != null) {
      deleted.set(null);
      clouds.save(
          entry.name(),
          entry.connection(),
          () -> clouds.find(Kind.SAVED, entry.name()).ifPresent(this::select),
          help::say);
    }
  }

  /** The first field that still has to be filled in; null: one may connect. */
  public @Nullable FormField firstMissing() {
    return isDemo() ? null : form.firstMissing().orElse(null);
  }

  /**
   * Saves what was connected to, under its name or one that is free.
   *
   * @return the name
   */
  String saveConnected() {
    CloudEntry entry = selected.get();
    boolean unnamed = form.value(FormField.NAME).isEmpty();
    String name = unnamed && entry == null ? clouds.freeName(form.nameOrHost()) : form.nameOrHost();
    Connection connection = form.connection().withName(name);
    if (entry == null || !entry.connection().equals(connection)) {
      save(connection);
    }
    return name;
  }

  /**
   * Trust is kept at once, and nothing else of what is typed with it. That of a new cloud, or of
   * one whose address is another now, is kept with the rest once it was connected to.
   */
  void keepTrust(Runnable then) {
    CloudEntry entry = selected.get();
    if (entry == null || !entry.connection().authUrl().equals(form.value(FormField.AUTH_URL))) {
      then.run();
      return;
    }
    clouds.trust(
        entry,
        List.copyOf(form.trusted()),
        () -> {
          if (entry.equals(selected.get())) {
            clouds.find(entry.kind(), entry.name()).ifPresent(selected::set);
            then.run();
          }
        },
        help::say);
  }

  /** Takes back what was decided. */
  public void distrust(TrustDecision decision) {
    if (!busy.getAsBoolean() && form.trusted().remove(decision)) {
      keepTrust(() -> {});
    }
  }

  boolean isDemo() {
    CloudEntry entry = selected.get();
    return entry != null && entry.kind() == Kind.DEMO;
  }
}
