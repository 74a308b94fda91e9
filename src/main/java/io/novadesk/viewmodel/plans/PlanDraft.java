package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Plan;
import io.novadesk.cloud.plan.PlanItem;
import io.novadesk.cloud.plan.PlanOptions;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.forms.ActionForm;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A plan before it begins: what will happen to each server, and how carefully. */
public final class PlanDraft {
  /**
   * A server and what the plan will do to it.
   *
   * @param what such as "Resize to m1.large"; empty when it is left out
   * @param whyNot why it is left out; empty when it takes part
   */
  public record DraftRow(ServerRow server, String what, String whyNot) {
    public boolean takesPart() {
      return whyNot.isEmpty();
    }
  }

  private final List<ServerRow> servers;
  private final PlanForms forms;
  private final ObjectProperty<ServerAction> action;
  private final ReadOnlyObjectWrapper<ActionForm> form;
  private final IntegerProperty atOnce = new SimpleIntegerProperty(PlanOptions.STANDARD.atOnce());
  private final IntegerProperty batch = new SimpleIntegerProperty(PlanOptions.STANDARD.batch());
  private final IntegerProperty stopAfter =
      new SimpleIntegerProperty(PlanOptions.STANDARD.stopAfter());
  private final BooleanProperty wellFirst = new SimpleBooleanProperty();
  private final ObservableList<DraftRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper takers = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper about = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  /**
   * @param servers of whatever clouds; not empty
   */
  PlanDraft(ServerAction first, List<ServerRow> servers, TaskRunner tasks) {
    this.servers = List.copyOf(servers);
    this.forms = new PlanForms(this.servers, tasks, this::judge, this::tellProblem);
    this.action = new SimpleObjectProperty<>(first);
    this.form = new ReadOnlyObjectWrapper<>(forms.of(first));
    action.subscribe(this::judge);
    judge();
  }

  /** Where the servers are. */
  public @Nullable CloudPlace place() {
    return CloudPlace.of(servers.stream().map(ServerRow::region).distinct().toList());
  }

  public ObjectProperty<ServerAction> actionProperty() {
    return action;
  }

  /** What may be planned by the one who is logged in. */
  public List<ServerAction> actions() {
    return forms.offered();
  }

  /** What the chosen action needs; what was typed for another one stays with that one. */
  public ReadOnlyObjectProperty<ActionForm> formProperty() {
    return form.getReadOnlyProperty();
  }

  /** {@link PlanOptions#ADAPTIVE}: as many as the cloud keeps up with. */
  public IntegerProperty atOnceProperty() {
    return atOnce;
  }

  /** 0: no batches. */
  public IntegerProperty batchProperty() {
    return batch;
  }

  /** 0: never. */
  public IntegerProperty stopAfterProperty() {
    return stopAfter;
  }

  public BooleanProperty wellFirstProperty() {
    return wellFirst;
  }

  /** Those that take part first. */
  public ObservableList<DraftRow> rows() {
    return rows;
  }

  public ReadOnlyIntegerProperty takersProperty() {
    return takers.getReadOnlyProperty();
  }

  /** What the action means for a server, as a sentence; empty where its name says it all. */
  public ReadOnlyStringProperty aboutProperty() {
    return about.getReadOnlyProperty();
  }

  /** Why the plan cannot begin, as a sentence; empty when it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** A plan for each cloud, with limits of its own: what holds up one holds up no other. */
  public Map<Session, Plan> plans() {
    PlanOptions options =
        new PlanOptions(
            Math.max(PlanOptions.ADAPTIVE, atOnce.get()),
            Math.max(0, batch.get()),
            Math.max(0, stopAfter.get()),
            wellFirst.get());
    Map<Session, List<PlanItem>> items = new LinkedHashMap<>();
    int place = 0;
    for (ServerRow server : taking()) {
      items
          .computeIfAbsent(server.region().session(), _ -> new ArrayList<>())
          .add(
              new PlanItem(
                  server.region().region(), server.server(), form.get().steps(server, ++place)));
    }
    Map<Session, Plan> plans = new LinkedHashMap<>();
    items.forEach(
        (cloud, its) ->
            plans.put(cloud, Plan.of(action.get(), its, options, cloud.identity().roles())));
    return plans;
  }

  private List<ServerRow> taking() {
    return rows.stream().filter(DraftRow::takesPart).map(DraftRow::server).toList();
  }

  /** Says anew what will happen to each server, as things stand now. */
  void judge() {
    ActionForm now = forms.of(action.get());
    List<DraftRow> out = new ArrayList<>();
    List<DraftRow> in = new ArrayList<>();
    for (ServerRow server : servers) {
      String whyNot = whyNot(now, server);
      if (whyNot.isEmpty()) {
        in.add(new DraftRow(server, now.what(server, in.size() + 1), ""));
      } else {
        out.add(new DraftRow(server, "", whyNot));
      }
    }
    form.set(now);
    about.set(forms.clouds() == 1 ? now.about() : aboutClouds(now));
    takers.set(in.size());
    in.addAll(out);
    rows.setAll(in);
    tellProblem();
  }

  private String whyNot(ActionForm form, ServerRow server) {
    if (forms.isOfOneCloudOnly(form.action())) {
      return Text.of("plan.draft.oneCloud");
    }
    return ActionsViewModel.check(form.action(), server) instanceof Legality.Refused(String reason)
        ? reason
        : form.whyNot(server);
  }

  private String aboutClouds(ActionForm now) {
    String clouds = Text.of("plan.draft.clouds", forms.clouds());
    return now.about().isEmpty() ? clouds : Text.of("sentences", now.about(), clouds);
  }

  /** Whether servers of several clouds are in it. */
  public boolean isOverClouds() {
    return forms.clouds() > 1;
  }

  private void tellProblem() {
    problem.set(problem(form.get()));
  }

  private String problem(ActionForm now) {
    if (takers.get() == 0) {
      return Text.of("plan.problem.none");
    }
    String filledIn = now.problem(taking());
    boolean counted = now.typedCountProperty().get().strip().equals(String.valueOf(takers.get()));
    return filledIn.isEmpty() && now.isCounted() && !counted
        ? Text.of("plan.problem.count", takers.get())
        : filledIn;
  }

  /** Asks the cloud nothing more: the page has gone. */
  void dispose() {
    forms.dispose();
  }
}
