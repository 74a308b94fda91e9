package io.novadesk.viewmodel.forms;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerRequests.Change;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about a server; only what was changed is sent. Of many it is the
 * description.
 */
public final class EditForm extends ActionForm {
  /** A part of it, with the microversion that brought it. */
  public enum Part {
    NAME(1),
    DESCRIPTION(19),
    HOSTNAME(90),
    ACCESS_IPV4(1),
    ACCESS_IPV6(1);

    private final int since;

    Part(int since) {
      this.since = since;
    }
  }

  private final Map<Part, StringProperty> texts = new EnumMap<>(Part.class);
  private final PlanNames descriptions;
  private final BooleanProperty none = new SimpleBooleanProperty();

  public EditForm(Takers takers) {
    super(ServerAction.EDIT, takers);
    descriptions = new PlanNames(takers.made(), "");
    for (Part part : Part.values()) {
      texts.put(part, new SimpleStringProperty(Texts.editable(now(part))));
    }
  }

  /** Whether the cloud keeps descriptions of some of these servers. */
  public static boolean isForSome(List<ServerRow> servers) {
    return servers.stream().anyMatch(server -> server.region().keepsDescriptions());
  }

  /** How many servers are described, as {@link PlanNames} fills it in. */
  public StringProperty descriptionProperty() {
    return descriptions.patternProperty();
  }

  /** Whether the descriptions are taken away; a field left empty might be an oversight. */
  public BooleanProperty noneProperty() {
    return none;
  }

  private boolean takes(Part part) {
    return part.since == 1 || takers().first().region().region().compute().speaks(part.since);
  }

  /** What the one server is to have. */
  public StringProperty text(Part part) {
    StringProperty text = texts.get(part);
    if (text == null) {
      throw new IllegalArgumentException(part.name());
    }
    return text;
  }

  private String now(Part part) {
    ServerRow row = takers().first();
    Server server = row.server();
    String now =
        switch (part) {
          case NAME -> row.name();
          case DESCRIPTION -> server.description();
          case HOSTNAME -> server.hostname();
          case ACCESS_IPV4 -> server.accessIPv4();
          case ACCESS_IPV6 -> server.accessIPv6();
        };
    return now == null ? "" : now;
  }

  private StringBinding problem(Part part) {
    return Bindings.createStringBinding(() -> problemOf(part), text(part));
  }

  private String problemOf(Part part) {
    String typed = text(part).get();
    if (typed.isEmpty() && !now(part).isEmpty() && !takesAway(part)) {
      return Text.of("form.cannotTakeAway");
    }
    return switch (part) {
      case NAME -> Texts.nameProblem(typed);
      case DESCRIPTION -> Texts.descriptionProblem(typed);
      case HOSTNAME -> Texts.hostnameProblem(typed);
      case ACCESS_IPV4 -> Texts.ipv4Problem(typed);
      case ACCESS_IPV6 -> Texts.ipv6Problem(typed);
    };
  }

  /** Nova replaces host names and addresses, but knows no way to have none again. */
  private static boolean takesAway(Part part) {
    return part == Part.NAME || part == Part.DESCRIPTION;
  }

  private FormField field(Part part) {
    return FormField.line(
            part.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            Text.of("dialog.edit." + part),
            text(part))
        .problem(problem(part));
  }

  @Override
  public List<FormField> fields() {
    if (isForMany()) {
      return List.of(
          FormField.line("description", Text.of("plan.description"), descriptionProperty())
              .columns(36)
              .closed(none),
          new FormField.Tick("no-description", Text.of("plan.noDescription"), "", none));
    }
    List<FormField> fields = new ArrayList<>();
    for (Part part : List.of(Part.NAME, Part.DESCRIPTION, Part.HOSTNAME)) {
      if (takes(part)) {
        fields.add(field(part));
      }
    }
    fields.add(new FormField.Beside(field(Part.ACCESS_IPV4), field(Part.ACCESS_IPV6)));
    fields.add(FormField.remark("access", new SimpleStringProperty(Text.of("dialog.edit.access"))));
    return fields;
  }

  @Override
  public List<Observable> inputs() {
    List<Observable> inputs = new ArrayList<>(texts.values());
    inputs.add(descriptionProperty());
    inputs.add(none);
    return inputs;
  }

  @Override
  public String verb() {
    return Text.of("dialog.edit.verb");
  }

  @Override
  public String about() {
    return isForMany() ? Text.of("plan.about.edit") : "";
  }

  @Override
  public String whyNot(ServerRow server) {
    return isForMany() && !server.region().keepsDescriptions()
        ? Text.of("plan.draft.keepsNoDescription")
        : "";
  }

  @Override
  public String what(ServerRow server, int place) {
    if (none.get()) {
      return Text.of("plan.draft.noDescription");
    }
    return descriptions.isEmpty()
        ? ""
        : Text.of("plan.draft.description", descriptions.of(server, place));
  }

  @Override
  public String problem(List<ServerRow> those) {
    return isForMany() ? problemOfMany(those) : problemOfOne();
  }

  private String problemOfMany(List<ServerRow> those) {
    if (none.get()) {
      return "";
    }
    if (descriptions.isEmpty()) {
      return Text.of("plan.problem.description");
    }
    return descriptions.areTooLong(those) ? Text.of("form.descriptionTooLong") : "";
  }

  private String problemOfOne() {
    return Arrays.stream(Part.values())
        .map(this::problemOf)
        .filter(problem -> !problem.isEmpty())
        .findFirst()
        .orElseGet(() -> change().equals(description(null)) ? Text.of("form.unchanged") : "");
  }

  private static Change description(@Nullable String description) {
    return new Change(null, description, null, null, null);
  }

  private Change change() {
    return new Change(
        changed(Part.NAME),
        changed(Part.DESCRIPTION),
        changed(Part.ACCESS_IPV4),
        changed(Part.ACCESS_IPV6),
        changed(Part.HOSTNAME));
  }

  private @Nullable String changed(Part part) {
    return Texts.changed(text(part).get().strip(), now(part));
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    return List.of(
        new Command.Edit(
            isForMany()
                ? description(none.get() ? "" : descriptions.of(server, place))
                : change()));
  }
}
