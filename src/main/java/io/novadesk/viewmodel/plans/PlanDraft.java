package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
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
import java.util.List;
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
   * @param servers of one cloud; not empty
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

  Plan plan() {
    List<PlanItem> items = new ArrayList<>();
    for (ServerRow server : taking()) {
      items.add(
          new PlanItem(
              server.region().region(),
              server.server(),
              form.get().steps(server, items.size() + 1)));
    }
    return Plan.of(
        action.get(),
        items,
        new PlanOptions(
            Math.max(PlanOptions.ADAPTIVE, atOnce.get()),
            Math.max(0, batch.get()),
            Math.max(0, stopAfter.get()),
            wellFirst.get()),
        servers.getFirst().region().session().identity().roles());
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
    about.set(now.about());
    takers.set(in.size());
    in.addAll(out);
    rows.setAll(in);
    tellProblem();
  }

  private static String whyNot(ActionForm form, ServerRow server) {
    return ActionsViewModel.check(form.action(), server) instanceof Legality.Refused(String reason)
        ? reason
        : form.whyNot(server);
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
