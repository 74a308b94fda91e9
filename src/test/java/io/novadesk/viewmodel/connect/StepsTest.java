package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.connect.ConnectStep;
import io.novadesk.viewmodel.connect.StepRow.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
  private final Steps steps = new Steps();

  private List<State> states() {
    return steps.rows().stream().map(StepRow::state).toList();
  }

  private String detail(ConnectStep step) {
    return steps.rows().stream()
        .filter(row -> row.step() == step)
        .map(row -> row.detailProperty().get())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void goOneAfterTheOther() {
    steps.start();
    steps.done(ConnectStep.RESOLVE, "192.0.2.1");
    assertThat(states())
        .containsExactly(
            State.OK, State.RUNNING, State.WAITING, State.WAITING, State.WAITING, State.WAITING);
    assertThat(detail(ConnectStep.RESOLVE)).isEqualTo("192.0.2.1");
  }

  @Test
  void countAsDoneWhenALaterOneFails() {
    steps.start();
    steps.done(ConnectStep.RESOLVE, "");
    steps.failed(ConnectStep.VERSIONS, "A web page.");
    assertThat(states())
        .containsExactly(
            State.OK, State.OK, State.FAILED, State.WAITING, State.WAITING, State.WAITING);
    assertThat(detail(ConnectStep.VERSIONS)).isEqualTo("A web page.");
  }

  @Test
  void areSkippedWhenALaterOneIsDone() {
    steps.start();
    steps.done(ConnectStep.LOGIN, "ada");
    steps.done(ConnectStep.COMPUTE, "at an address that was typed");
    assertThat(states().getFirst()).isEqualTo(State.SKIPPED);
    assertThat(states().get(4)).isEqualTo(State.SKIPPED);
  }

  @Test
  void gatherWhatEachRegionTells() {
    steps.start();
    steps.done(ConnectStep.COMPUTE, "one");
    steps.done(ConnectStep.COMPUTE, "two");
    assertThat(detail(ConnectStep.COMPUTE)).isEqualTo("one\ntwo");
    steps.failed(ConnectStep.COMPUTE, "The third does not answer.");
    assertThat(states().getLast()).isEqualTo(State.FAILED);
  }

  @Test
  void stopWhereTheyAre() {
    steps.start();
    steps.done(ConnectStep.RESOLVE, "");
    steps.stopped("Stopped.");
    assertThat(states().subList(0, 3)).containsExactly(State.OK, State.FAILED, State.WAITING);
  }
}
