package io.novadesk.viewmodel.commands;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.viewmodel.servers.ServerRow;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Another name for a server. */
public final class RenameForm extends CommandForm {
  private final StringProperty name = new SimpleStringProperty();

  public RenameForm(ServerRow row) {
    super(ServerAction.RENAME, row);
    name.set(Texts.editable(row.name()));
    readFrom(name);
  }

  public StringProperty nameProperty() {
    return name;
  }

  /** What is wrong with the name; empty: nothing. */
  public StringBinding problem() {
    return Bindings.createStringBinding(() -> Texts.nameProblem(name.get()), name);
  }

  @Override
  protected @Nullable Command read() {
    String typed = name.get();
    return typed.isBlank() || typed.equals(row().name()) || !Texts.nameProblem(typed).isEmpty()
        ? null
        : new Command.Rename(typed.strip());
  }
}
