package io.novadesk.viewmodel.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.QueueTaskRunner;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProductionGuardTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @AfterEach
  void close() {
    tasks.close();
  }

  private ProductionGuard guard(boolean production) {
    return new ProductionGuard(new Marking(Colour.RED, production), tasks, () -> now);
  }

  @Test
  void isReadOnlyUntilUnlockedAndAgainAfterAQuarterOfAnHour() {
    ProductionGuard guard = guard(true);
    assertThat(guard.whyNot()).contains("read-only");
    guard.unlock();
    assertThat(guard.whyNot()).isEmpty();
    now = now.plus(Duration.ofMinutes(14)).plusSeconds(59);
    assertThat(guard.whyNot()).isEmpty();
    assertThat(guard.leftProperty().get()).isEqualTo(Duration.ofSeconds(1));
    now = now.plusSeconds(1);
    assertThat(guard.whyNot()).as("the clock counts, not the countdown").contains("read-only");
    assertThat(guard.readOnlyProperty().get()).isTrue();
    guard.dispose();
  }

  @Test
  void canBeLockedBeforeItsTime() {
    ProductionGuard guard = guard(true);
    guard.unlock();
    guard.lock();
    assertThat(guard.whyNot()).isNotEmpty();
    assertThat(guard.leftProperty().get()).isZero();
  }

  @Test
  void countsDownByItself() {
    ProductionGuard guard = guard(true);
    guard.unlock();
    now = now.plus(ProductionGuard.UNLOCKED_FOR);
    tasks.until(() -> guard.readOnlyProperty().get());
    assertThat(guard.whyNot()).isNotEmpty();
  }

  @Test
  void leavesOtherCloudsAlone() {
    ProductionGuard guard = guard(false);
    assertThat(guard.whyNot()).isEmpty();
    guard.lock();
    assertThat(guard.whyNot()).isEmpty();
  }
}
