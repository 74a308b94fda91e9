package io.novadesk.viewmodel.exchanges;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.Exchanges;
import io.novadesk.cloud.copy.Copied;
import io.novadesk.cloud.copy.CopyForm;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.exchanges.ExchangeRow.Outcome;
import io.novadesk.viewmodel.json.JsonViewModel.State;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangesViewModelTest {
  private final QueueTaskRunner runner = new QueueTaskRunner();
  private final ExchangeLog log = new ExchangeLog(50);
  private final ExchangesViewModel model = new ExchangesViewModel(runner, log);

  @AfterEach
  void close() {
    model.dispose();
    runner.close();
  }

  private void get(ExchangeLog in, String target, int status) {
    Exchanges.answered(in, "RegionOne poll", "GET", target, status, null, "{\"a\":1}");
  }

  private void untilRows(int count) {
    runner.until(() -> model.rows().size() == count);
  }

  @Test
  void newestStandsLast() {
    get(log, "/v2.1/servers", 200);
    get(log, "/v2.1/flavors", 200);
    untilRows(2);

    assertThat(model.rows())
        .extracting(ExchangeRow::target)
        .containsExactly("/v2.1/servers", "/v2.1/flavors");
    assertThat(model.countTextProperty().get()).isEqualTo("2 exchanges");
  }

  @Test
  void thousandsArriveInFewBatchesAndStayBounded() throws Exception {
    int[] changes = new int[1];
    model.rows().addListener((ListChangeListener<ExchangeRow>) _ -> changes[0]++);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 4)
          .mapToObj(
              t ->
                  threads.submit(
                      () ->
                          IntStream.range(0, 1000).forEach(i -> get(log, "/t" + t + "/" + i, 200))))
          .toList()
          .forEach(
              f -> {
                try {
                  f.get();
                } catch (InterruptedException | ExecutionException e) {
                  throw new AssertionError(e);
                }
              });
    }
    long last = log.all().getLast().number();
    runner.until(() -> model.rows().stream().anyMatch(r -> r.exchange().number() == last));

    assertThat(last).isEqualTo(4000);
    assertThat(model.rows()).hasSize(50);
    assertThat(changes[0]).isLessThan(60);
  }

  @Test
  void laterLogJoinsWithWhatItRemembersAndLeavesAgain() {
    ExchangeLog other = new ExchangeLog(50);
    get(other, "/other/1", 200);
    get(log, "/first", 200);
    untilRows(1);

    model.add(other);
    model.add(other);
    get(other, "/other/2", 200);
    untilRows(3);
    model.remove(other);
    get(other, "/other/3", 200);
    get(log, "/second", 200);
    untilRows(2);

    assertThat(model.rows()).extracting(ExchangeRow::target).containsExactly("/first", "/second");
  }

  @Test
  void filterWantsAllItsWords() {
    Exchanges.answered(log, "#1 Soft reboot web-1", "POST", "/servers/1/action", 202, "{}", null);
    get(log, "/servers/1", 404);
    get(log, "/servers/detail?limit=1000", 200);
    untilRows(3);

    model.filterProperty().set("  post REBOOT ");
    assertThat(model.rows()).extracting(r -> r.exchange().status()).containsExactly(202);
    model.filterProperty().set("404 not found");
    assertThat(model.rows()).hasSize(1);
    assertThat(model.countTextProperty().get()).isEqualTo("1 of 3");
    model.filterProperty().set("limit=1000");
    assertThat(model.rows()).hasSize(1);
    model.showAll();
    assertThat(model.rows()).hasSize(3);
    model.hidePollsProperty().set(true);
    assertThat(model.rows()).hasSize(1);
  }

  @Test
  void errorsAreRefusalsFaultsAndSilence() {
    get(log, "/a", 200);
    get(log, "/b", 300);
    get(log, "/c", 409);
    get(log, "/d", 503);
    Exchanges.failed(log, "x", "GET", "/e", "Connection refused");
    Exchanges.brokenOff(log, "x", "GET", "/f", "{\"servers\":[{\"id\":1},{\"i");
    untilRows(6);

    model.errorsOnlyProperty().set(true);

    assertThat(model.rows())
        .extracting(ExchangeRow::outcome)
        .containsExactly(Outcome.REFUSED, Outcome.FAULT, Outcome.NO_ANSWER, Outcome.NO_ANSWER);
    assertThat(model.rows().get(2).status()).isEqualTo("No answer");
    assertThat(model.rows().get(3).status()).isEqualTo("200 OK, broken off");
  }

  @Test
  void operationShowsItsExchangesAndItsFailure() {
    Exchanges.answered(log, "#7 Resize db-1", "POST", "/servers/1/action", 202, "{}", null);
    Exchanges.answered(log, "#7 Resize db-1", "GET", "/servers/1", 500, null, "{}");
    Exchanges.answered(log, "#7 Resize db-1", "GET", "/servers/1", 200, null, "{}");
    get(log, "/servers", 200);
    untilRows(4);
    model.filterProperty().set("nothing of the kind");

    model.showOperation("#7 Resize db-1");

    assertThat(model.rows()).hasSize(3);
    assertThat(model.selectedProperty().get()).isEqualTo(model.rows().get(1));
    assertThat(model.followingProperty().get()).isFalse();
  }

  @Test
  void theOneLookedAtStaysWhenItsRowIsGone() {
    get(log, "/looked-at", 200);
    untilRows(1);
    ExchangeRow row = model.rows().getFirst();
    model.selectedProperty().set(row);
    runner.until(() -> model.answer().stateProperty().get() == State.JSON);

    IntStream.range(0, 60).forEach(i -> get(log, "/" + i, 200));
    runner.until(() -> !model.rows().contains(row));

    assertThat(model.selectedProperty().get()).isEqualTo(row);
    assertThat(model.answerOf(row)).isEqualTo("{\n  \"a\": 1\n}");
    model.clear();
    assertThat(model.selectedProperty().get()).isNull();
    assertThat(model.rows()).isEmpty();
  }

  @Test
  void brokenOffAnswerIsLaidOutAsFarAsItCame() {
    Exchanges.brokenOff(log, "x", "GET", "/f", "{\"servers\":[{\"id\":1},{\"i");
    untilRows(1);

    model.selectedProperty().set(model.rows().getFirst());
    runner.until(() -> model.answer().stateProperty().get() == State.JSON);

    assertThat(model.answer().lines()).extracting(l -> l.content()).contains("\"id\": 1");
  }

  @Test
  void rowsReadLikeSentences() {
    get(log, "/v2.1/servers/detail?limit=2", 200);
    untilRows(1);
    ExchangeRow row = model.rows().getFirst();
    Exchange exchange = row.exchange();

    assertThat(row.target()).isEqualTo("/v2.1/servers/detail?limit=2");
    assertThat(row.requestLine()).isEqualTo("GET " + exchange.uri());
    assertThat(row.answerLine()).isEqualTo("200 OK · 56 ms · 7 B · req-5f8c1c1e-1");
    assertThat(row.requestHeaders()).isEqualTo("X-Auth-Token: ***\nAccept: application/json");
    assertThat(row.time()).matches("\\d\\d:\\d\\d:00\\.137");
    model.selectedProperty().set(row);
    assertThat(model.copied(CopyForm.SHELL))
        .isInstanceOfSatisfying(
            Copied.Ready.class,
            copied ->
                assertThat(copied.text())
                    .startsWith("curl -gsS \\\n  'https://cloud.example.org:8774/")
                    .contains("\"X-Auth-Token: $OS_TOKEN\""));
    assertThat(model.copied(CopyForm.OPENSTACK)).isInstanceOf(Copied.Not.class);
    assertThat(ExchangeRow.size(1_234_567)).isEqualTo("1.2 MiB");
  }

  @Test
  void disposedModelHearsNothing() {
    model.dispose();
    get(log, "/late", 200);
    boolean[] later = new boolean[1];
    runner.later(() -> later[0] = true);
    runner.until(() -> later[0]);

    assertThat(model.rows()).isEmpty();
  }
}
