package io.novadesk.viewmodel.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EventsViewModelTest {
  private final DetailDesk desk = new DetailDesk();

  EventsViewModelTest() throws Exception {}

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void tellsOursFromOthersAndTheStepsOfEach() {
    EventsViewModel events = desk.show("web-05", Tab.EVENTS).events();
    desk.until(() -> !events.rows().isEmpty());
    EventRow first = events.rows().getLast();
    assertThat(first.action()).isEqualTo("create");
    assertThat(first.isOurs()).isFalse();
    // An administrator may ask what others are called: once for each, whatever is shown again.
    desk.until(() -> first.userProperty().get().equals("demo"));
    assertThat(desk.requests("/users/" + first.userId())).isEqualTo(1);
    int before = events.rows().size();

    desk.console().commands().give(new Command.Plain(ServerAction.STOP), List.of(desk.shown()));
    desk.until(
        () -> events.rows().size() == before + 1 && desk.console().commands().inFlight() == 0);
    EventRow stop = events.rows().getFirst();
    assertThat(stop.action()).isEqualTo("stop");
    assertThat(stop.isOurs()).isTrue();
    assertThat(stop.userProperty().get()).isEqualTo("you");
    assertThat(stop.result()).isEqualTo(EventRow.Result.GOOD);
    assertThat(stop.took()).isNotEmpty();
    assertThat(events.rows().getLast()).as("a row that did not change stays").isSameAs(first);

    assertThat(desk.requests("/os-instance-actions/" + first.requestId())).isZero();
    stop.openProperty().set(true);
    List<EventRow.Step> steps = desk.answer(stop.steps());
    assertThat(steps)
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.name()).isEqualTo("compute_stop_instance");
              assertThat(step.result()).isEqualTo(EventRow.Result.GOOD);
              assertThat(step.took()).isNotEmpty();
            });
  }

  @Test
  void tellsTheHistoryOfAServerThatIsGone() {
    desk.show("batch-01", Tab.OVERVIEW);
    String id = desk.shown().server().id();
    var region = desk.shown().region();
    desk.console().commands().give(new Command.Plain(ServerAction.DELETE), List.of(desk.shown()));
    desk.until(() -> desk.detail().rowProperty().get() == null);
    HistoryViewModel history =
        new HistoryViewModel(desk.tasks(), desk.detail().rowProperty(), () -> region);
    assertThat(history.lastId()).as("nothing was looked at since").isEmpty();
    history.look(" " + id + " ");
    desk.until(() -> !history.events().rows().isEmpty());
    assertThat(history.events().rows().getFirst().action()).isEqualTo("delete");
    assertThat(history.lastId()).isEqualTo(id);
    history.leave();
  }
}
