package io.novadesk.viewmodel.connect;

import io.novadesk.cloud.connect.ConnectStep;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.connect.StepRow.State;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
    StepRow row = row(step);
    // Those that were never told although a later one is were not needed.
    before(row)
        .filter(r -> r.state() == State.WAITING || r.state() == State.RUNNING)
        .forEach(r -> r.set(State.SKIPPED, ""));
    String known = row.detailProperty().get();
    row.set(State.OK, known.isEmpty() ? found : Text.of("connect.found.also", known, found));
    after(row)
        .limit(1)
        .filter(next -> next.state() == State.WAITING)
        .forEach(next -> next.set(State.RUNNING, ""));
  }

  void failed(ConnectStep step, String sentence) {
    StepRow row = row(step);
    before(row).filter(r -> r.state() == State.RUNNING).forEach(r -> r.set(State.OK, ""));
    before(row).filter(r -> r.state() == State.WAITING).forEach(r -> r.set(State.SKIPPED, ""));
    row.set(State.FAILED, sentence);
    after(row).filter(r -> r.state() == State.RUNNING).forEach(r -> r.set(State.WAITING, ""));
  }

  /** What was under way did not come to its end. */
  void stopped(String sentence) {
    rows.stream()
        .filter(row -> row.state() == State.RUNNING)
        .forEach(row -> row.set(State.FAILED, sentence));
  }

  private StepRow row(ConnectStep step) {
    return rows.stream().filter(row -> row.step() == step).findFirst().orElseThrow();
  }

  private Stream<StepRow> before(StepRow row) {
    return rows.stream().takeWhile(other -> other != row);
  }

  private Stream<StepRow> after(StepRow row) {
    return rows.stream().dropWhile(other -> other != row).skip(1);
  }
}
