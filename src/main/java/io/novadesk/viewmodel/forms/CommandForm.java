package io.novadesk.viewmodel.forms;

import io.novadesk.api.http.RequestPreview;
import io.novadesk.cloud.action.Refusals;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.copy.Copied;
import io.novadesk.cloud.copy.Copies;
import io.novadesk.cloud.copy.CopyForm;
import io.novadesk.cloud.copy.Deed;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.operations.GivenCommand;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Duration;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The form of an action as a dialog asks it of one server: its fields, as a command as soon as they
 * make one, and the request that it will be.
 */
public final class CommandForm {
  /** As long as clouds take names: nobody is made to type more. */
  private static final int LONGEST_TYPED = 255;

  private final ActionForm form;
  private final ServerRow row;
  private final ReadOnlyObjectWrapper<@Nullable Command> command = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable RequestPreview> preview =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<RequestPreview>> previews =
      new ReadOnlyObjectWrapper<>(List.of());
  private List<Command> steps = List.of();

  public CommandForm(ServerAction action, ServerRow row, TaskRunner tasks) {
    this(ActionForms.of(action, Takers.one(row, tasks)));
  }

  public CommandForm(ActionForm form) {
    this.form = form;
    this.row = form.takers().first();
    InvalidationListener onInput = _ -> readAgain();
    form.inputs().forEach(input -> input.addListener(onInput));
    readAgain();
  }

  private void readAgain() {
    List<ServerRow> those = List.of(row);
    boolean stands = form.whyNot(row).isEmpty() && form.problem(those).isEmpty();
    steps = stands ? form.steps(row, 1) : List.of();
    List<RequestPreview> all =
        steps.stream().map(s -> s.preview(row.region().region(), row.server().id())).toList();
    command.set(steps.isEmpty() ? null : steps.getLast());
    preview.set(all.isEmpty() ? null : all.getLast());
    previews.set(all);
  }

  public ActionForm form() {
    return form;
  }

  public ServerRow row() {
    return row;
  }

  /** Where the server is. */
  public CloudPlace place() {
    return CloudPlace.of(row.region());
  }

  /** What to type before a server of a production cloud is destroyed. */
  public String namePrompt() {
    return Text.of(isTypeable(row.name()) ? "form.typeName" : "form.typeCount", row.name());
  }

  /** Whether the server is meant: its name, or the one way to say so where nobody can type it. */
  public boolean isNamedBy(String typed) {
    return typed.equals(row.name())
        || (!isTypeable(row.name())
            && (typed.strip().equals("1") || typed.equals(Names.shown(row.name()))));
  }

  private static boolean isTypeable(String name) {
    return name.length() <= LONGEST_TYPED && Names.isPlain(name);
  }

  /** What it comes to, one after the other; empty while something is missing or wrong. */
  public List<Command> steps() {
    return steps;
  }

  /** The requests of all steps exactly as they will be sent; empty while there is no command. */
  public ReadOnlyObjectProperty<List<RequestPreview>> previewsProperty() {
    return previews.getReadOnlyProperty();
  }

  /** The last of the steps; null while something is missing or wrong. */
  public ReadOnlyObjectProperty<@Nullable Command> commandProperty() {
    return command.getReadOnlyProperty();
  }

  /** The command as it stands now; null while something is missing or wrong. */
  public @Nullable GivenCommand given() {
    Command now = command.get();
    return now == null ? null : new GivenCommand(now, row);
  }

  /** The request exactly as it will be sent, secrets masked; null while there is no command. */
  public ReadOnlyObjectProperty<@Nullable RequestPreview> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** What will be sent, said in another form. */
  public Copied copied(CopyForm as) {
    return Copies.of(
        as,
        steps.isEmpty()
            ? List.of()
            : List.of(Deed.of(row.region().region(), row.server().id(), row.name(), steps)),
        1);
  }

  public BooleanBinding incomplete() {
    return command.isNull();
  }

  /** Why nothing may be sent at this moment; empty when it may. */
  public String whyNot() {
    return row.region().whyNot();
  }

  /** Whether the server belongs to a production cloud. */
  public boolean isProduction() {
    return row.region().guard().isProduction();
  }

  /** How long it can be taken back before it is sent; zero: it is sent at once. */
  private Duration waits() {
    return row.region().guard().waitOf(form.action());
  }

  /** What the button says that gives the command. */
  public String verb() {
    return waits().isZero() ? form.verb() : Text.of("delete.wait.verb", form.verb(), span());
  }

  private String span() {
    return Ages.span(waits());
  }

  /**
   * Whether it can be taken back, as a sentence; empty where commands are sent at once.
   *
   * @param withOtherLogin another login gives it, which does not last until then
   */
  public String waitsAs(boolean withOtherLogin) {
    return waits().isZero()
        ? ""
        : withOtherLogin ? Text.of("delete.wait.atOnce") : Text.of("delete.wait.told", span());
  }

  /** What the cloud said when this was last asked of the server as it is now; empty: nothing. */
  public String lastRefusal() {
    Refusals.Refusal refusal = row.region().region().refusals().of(row.server(), form.action());
    return refusal == null
        ? ""
        : Text.of("form.refusedBefore", Ages.since(refusal.when()), refusal.sentence());
  }
}
