package io.novadesk.viewmodel.forms;

import io.novadesk.api.network.Networks;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.ServerLabel;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.TagRules;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A tag or a security group that many get, or lose. */
public final class LabelForm extends ActionForm {
  private final StringProperty label = new SimpleStringProperty();
  private final ObservableList<String> known = FXCollections.observableArrayList();
  private final Fetch<List<String>> fetch;

  /**
   * @param action one that adds or removes a tag or a security group
   */
  public LabelForm(ServerAction action, Takers takers) {
    super(action, takers);
    fetch = new Fetch<>(takers.tasks());
    fetch.stateProperty().subscribe(this::came);
    if (action == ServerAction.ADD_SECURITY_GROUP) {
      List<Region> regions = takers.regions();
      fetch.start(() -> groups(regions), false);
    } else {
      known.setAll(inOrder(takers.servers().stream().flatMap(server -> borneBy(server).stream())));
    }
  }

  private static List<String> inOrder(Stream<String> labels) {
    return labels.distinct().sorted(NaturalOrder.INSTANCE).toList();
  }

  private static List<String> groups(List<Region> regions) {
    List<String> names = new ArrayList<>();
    for (Region region : regions) {
      Networks networks = region.networks();
      if (networks != null) {
        networks.securityGroups().forEach(group -> names.add(group.name()));
      }
    }
    return inOrder(names.stream());
  }

  private void came(Loaded<List<String>> state) {
    if (state instanceof Loaded.Ready<List<String>>(List<String> names)) {
      known.setAll(names);
    }
  }

  private boolean isTag() {
    return action() == ServerAction.ADD_TAG || action() == ServerAction.REMOVE_TAG;
  }

  /** Whether servers get it, else they lose it. */
  private boolean adds() {
    return action() == ServerAction.ADD_TAG || action() == ServerAction.ADD_SECURITY_GROUP;
  }

  private Collection<String> borneBy(ServerRow server) {
    return isTag() ? server.server().tags() : server.server().securityGroups();
  }

  /** The tag, or the name of the group; null or empty: none yet. */
  public StringProperty labelProperty() {
    return label;
  }

  /** Those that there are: a new tag may be typed besides, and a group that this cloud hides. */
  public ObservableList<String> known() {
    return known;
  }

  private String label() {
    return label.get() == null ? "" : label.get().strip();
  }

  @Override
  public List<FormField> fields() {
    return List.of(
        new FormField.Word(
            "label",
            Text.of("plan.label." + action()),
            known,
            label,
            adds(),
            Text.of("plan.label.prompt." + action())));
  }

  @Override
  public List<Observable> inputs() {
    return List.of(label);
  }

  @Override
  public String about() {
    return isTag() ? "" : Text.of("plan.about." + action());
  }

  @Override
  public String whyNot(ServerRow server) {
    String wanted = label();
    if (wanted.isEmpty()) {
      return "";
    }
    boolean bears = borneBy(server).contains(wanted);
    if (bears == adds()) {
      return Text.of("plan.draft.label." + action(), wanted);
    }
    boolean full = action() == ServerAction.ADD_TAG && borneBy(server).size() >= TagRules.MOST;
    return full ? Text.of("tags.full", TagRules.MOST) : "";
  }

  @Override
  public String what(ServerRow server, int place) {
    return label().isEmpty() ? "" : Text.of("plan.draft.label", super.what(server, place), label());
  }

  @Override
  public String problem(List<ServerRow> takers) {
    if (label().isEmpty()) {
      return Text.of(isTag() ? "plan.problem.tag" : "plan.problem.group");
    }
    return action() == ServerAction.ADD_TAG ? TagRules.complaint(label()) : "";
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    String wanted = label();
    return List.of(
        switch (action()) {
          case ADD_TAG -> new ServerLabel.AddTag(wanted);
          case REMOVE_TAG -> new ServerLabel.RemoveTag(wanted);
          case ADD_SECURITY_GROUP -> new ServerLabel.AddSecurityGroup(wanted);
          case REMOVE_SECURITY_GROUP -> new ServerLabel.RemoveSecurityGroup(wanted);
          default -> throw new IllegalStateException(action() + " is no label");
        });
  }

  @Override
  public void dispose() {
    fetch.stop();
  }
}
