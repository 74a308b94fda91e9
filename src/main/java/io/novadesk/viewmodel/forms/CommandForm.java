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
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.ServerRow;
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
    Command now = stands ? form.steps(row, 1).getFirst() : null;
    command.set(now);
    preview.set(now == null ? null : now.preview(row.region().region(), row.server().id()));
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

  /** Null while something is missing or wrong. */
  public ReadOnlyObjectProperty<@Nullable Command> commandProperty() {
    return command.getReadOnlyProperty();
  }

  /** The request exactly as it will be sent, secrets masked; null while there is no command. */
  public ReadOnlyObjectProperty<@Nullable RequestPreview> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /** What will be sent, said in another form. */
  public Copied copied(CopyForm as) {
    Command now = command.get();
    return Copies.of(
        as,
        now == null
            ? List.of()
            : List.of(Deed.of(row.region().region(), row.server().id(), row.name(), List.of(now))),
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

  /** What the cloud said when this was last asked of the server as it is now; empty: nothing. */
  public String lastRefusal() {
    Refusals.Refusal refusal = row.region().region().refusals().of(row.server(), form.action());
    return refusal == null
        ? ""
        : Text.of("form.refusedBefore", Ages.since(refusal.when()), refusal.sentence());
  }
}
