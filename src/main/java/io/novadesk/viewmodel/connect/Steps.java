package io.novadesk.viewmodel.connect;

import io.novadesk.cloud.ConnectStep;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.connect.StepRow.State;
import java.util.Arrays;
import java.util.List;

/** The steps of connecting, in their order. */
final class Steps {
  private final List<StepRow> rows = Arrays.stream(ConnectStep.values()).map(StepRow::new).toList();

  List<StepRow> rows() {
    return rows;
  }

  void reset() {
    rows.forEach(row -> row.set(State.WAITING, ""));
  }

  void start() {
    reset();
    rows.getFirst().set(State.RUNNING, "");
  }

  /** A step may be told more than once: compute is, by each region. */
  void done(ConnectStep step, String found) {
    passBefore(step);
    StepRow row = rows.get(step.ordinal());
    String before = row.detailProperty().get();
    row.set(State.OK, before.isEmpty() ? found : Text.of("connect.found.also", before, found));
    if (step.ordinal() + 1 < rows.size()) {
      StepRow next = rows.get(step.ordinal() + 1);
      if (next.state() == State.WAITING) {
        next.set(State.RUNNING, "");
      }
    }
  }

  void failed(ConnectStep step, String sentence) {
    passBefore(step);
    rows.get(step.ordinal()).set(State.FAILED, sentence);
    rows.stream()
        .skip(step.ordinal() + 1L)
        .filter(row -> row.state() == State.RUNNING)
        .forEach(row -> row.set(State.WAITING, ""));
  }

  /** What was under way did not come to its end. */
  void stopped(String sentence) {
    rows.stream()
        .filter(row -> row.state() == State.RUNNING)
        .forEach(row -> row.set(State.FAILED, sentence));
  }

  /** Steps that were never told although a later one was: they were not needed. */
  private void passBefore(ConnectStep step) {
    rows.stream()
        .limit(step.ordinal())
        .filter(row -> row.state() == State.WAITING || row.state() == State.RUNNING)
        .forEach(row -> row.set(State.SKIPPED, ""));
  }
}
