package io.novadesk.viewmodel.commands;

import io.novadesk.api.http.RequestPreview;
import io.novadesk.cloud.action.Refusals;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.ServerRow;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What a dialog asks before it gives a command to one server: its fields, as a command as soon as
 * they make one, and the request that it will be.
 */
public abstract class CommandForm {
  /** As long as clouds take names: nobody is made to type more. */
  private static final int LONGEST_TYPED = 255;

  private final ServerAction action;
  private final ServerRow row;
  private final ReadOnlyObjectWrapper<@Nullable Command> command = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable RequestPreview> preview =
      new ReadOnlyObjectWrapper<>();
  private final InvalidationListener onInput = _ -> readAgain();

  protected CommandForm(ServerAction action, ServerRow row) {
    this.action = action;
    this.row = row;
  }

  /** What is typed, as a command; null while it is none. */
  protected abstract @Nullable Command read();

  /** To be called once, at the end of the constructor: the form is read again when these change. */
  protected final void readFrom(Observable... inputs) {
    for (Observable input : inputs) {
      input.addListener(onInput);
    }
    readAgain();
  }

  /** Reads the form again. */
  protected final void readAgain() {
    Command now = read();
    command.set(now);
    preview.set(now == null ? null : now.preview(row.region().region(), row.server().id()));
  }

  public final ServerAction action() {
    return action;
  }

  public final ServerRow row() {
    return row;
  }

  /** Where the server is. */
  public final CloudPlace place() {
    return CloudPlace.of(row.region());
  }

  /** What to type before a server of a production cloud is destroyed. */
  public final String namePrompt() {
    return Text.of(isTypeable(row.name()) ? "form.typeName" : "form.typeCount", row.name());
  }

  /** Whether the server is meant: its name, or the one way to say so where nobody can type it. */
  public final boolean isNamedBy(String typed) {
    return typed.equals(row.name())
        || (!isTypeable(row.name())
            && (typed.strip().equals("1") || typed.equals(Names.shown(row.name()))));
  }

  private static boolean isTypeable(String name) {
    return name.length() <= LONGEST_TYPED && Names.isPlain(name);
  }

  /** Null while something is missing or wrong. */
  public final ReadOnlyObjectProperty<@Nullable Command> commandProperty() {
    return command.getReadOnlyProperty();
  }

  /** The request exactly as it will be sent, secrets masked; null while there is no command. */
  public final ReadOnlyObjectProperty<@Nullable RequestPreview> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  public final BooleanBinding incomplete() {
    return command.isNull();
  }

  /** Why nothing may be sent at this moment; empty when it may. */
  public final String whyNot() {
    return row.region().guard().whyNot();
  }

  /** Whether the server belongs to a production cloud. */
  public final boolean isProduction() {
    return row.region().guard().isProduction();
  }

  /** What the cloud said when this was last asked of the server as it is now; empty: nothing. */
  public final String lastRefusal() {
    Refusals.Refusal refusal = row.region().region().refusals().of(row.server(), action);
    return refusal == null
        ? ""
        : Text.of("form.refusedBefore", Ages.since(refusal.when()), refusal.sentence());
  }

  /** Whether the cloud's API is at least at this microversion. */
  protected final boolean speaks(int minor) {
    return row.region().region().compute().speaks(minor);
  }

  /** The typed text where it differs from what the server has; null: it is to stay. */
  protected static @Nullable String changed(String typed, @Nullable String now) {
    return typed.equals(now == null ? "" : now) ? null : typed;
  }
}
