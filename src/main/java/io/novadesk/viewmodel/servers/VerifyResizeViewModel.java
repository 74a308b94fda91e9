package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A resize or migration that waits for a word. No cloud tells when it will confirm by itself, so
 * this tells how long it has waited: since the server was last launched, which was at its new
 * place.
 */
public final class VerifyResizeViewModel {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);

  private final ReadOnlyObjectProperty<@Nullable ServerRow> row;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");

  public VerifyResizeViewModel(ReadOnlyObjectProperty<@Nullable ServerRow> row, TaskRunner tasks) {
    this.row = row;
    row.subscribe(this::tell);
    tasks.every(BETWEEN_LOOKS, this::tell);
  }

  /** Empty while nothing waits. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  private void tell() {
    ServerRow now = row.get();
    if (now == null || now.server().state() != ServerStatus.VERIFY_RESIZE) {
      text.set("");
      return;
    }
    Instant since = now.server().launchedAt();
    text.set(
        since == null
            ? Text.of("verify.unknown")
            : Text.of("verify.waiting", Ages.since(since, now.region().now())));
  }
}
