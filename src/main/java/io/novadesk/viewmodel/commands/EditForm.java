package io.novadesk.viewmodel.commands;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerRequests.Change;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is written down about a server; only what was changed is sent. */
public final class EditForm extends CommandForm {
  /** A field, with the microversion that brought it. */
  public enum Field {
    NAME(1),
    DESCRIPTION(19),
    HOSTNAME(90),
    ACCESS_IPV4(1),
    ACCESS_IPV6(1);

    private final int since;

    Field(int since) {
      this.since = since;
    }
  }

  private final Map<Field, StringProperty> texts = new EnumMap<>(Field.class);

  public EditForm(ServerRow row) {
    super(ServerAction.EDIT, row);
    for (Field field : Field.values()) {
      texts.put(field, new SimpleStringProperty(Texts.editable(now(field))));
    }
    readFrom(texts.values().toArray(StringProperty[]::new));
  }

  /** Whether the cloud keeps it. */
  public boolean takes(Field field) {
    return field.since == 1 || speaks(field.since);
  }

  public StringProperty text(Field field) {
    StringProperty text = texts.get(field);
    if (text == null) {
      throw new IllegalArgumentException(field.name());
    }
    return text;
  }

  private String now(Field field) {
    Server server = row().server();
    String now =
        switch (field) {
          case NAME -> row().name();
          case DESCRIPTION -> server.description();
          case HOSTNAME -> server.hostname();
          case ACCESS_IPV4 -> server.accessIPv4();
          case ACCESS_IPV6 -> server.accessIPv6();
        };
    return now == null ? "" : now;
  }

  /** What is wrong with it; empty: nothing. */
  public StringBinding problem(Field field) {
    return Bindings.createStringBinding(() -> problemOf(field), text(field));
  }

  private String problemOf(Field field) {
    String typed = text(field).get();
    if (typed.isEmpty() && !now(field).isEmpty() && !takesAway(field)) {
      return Text.of("form.cannotTakeAway");
    }
    return switch (field) {
      case NAME -> Texts.nameProblem(typed);
      case DESCRIPTION -> Texts.descriptionProblem(typed);
      case HOSTNAME -> Texts.hostnameProblem(typed);
      case ACCESS_IPV4 -> Texts.ipv4Problem(typed);
      case ACCESS_IPV6 -> Texts.ipv6Problem(typed);
    };
  }

  /** Nova replaces host names and addresses, but knows no way to have none again. */
  private static boolean takesAway(Field field) {
    return field == Field.NAME || field == Field.DESCRIPTION;
  }

  @Override
  protected @Nullable Command read() {
    for (Field field : Field.values()) {
      if (!problemOf(field).isEmpty()) {
        return null;
      }
    }
    Change change =
        new Change(
            changed(Field.NAME),
            changed(Field.DESCRIPTION),
            changed(Field.ACCESS_IPV4),
            changed(Field.ACCESS_IPV6),
            changed(Field.HOSTNAME));
    return change.equals(new Change(null, null, null, null, null))
        ? null
        : new Command.Edit(change);
  }

  private @Nullable String changed(Field field) {
    return changed(text(field).get().strip(), now(field));
  }
}
