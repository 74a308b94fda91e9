package io.novadesk.viewmodel.detail;

import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** What may be asked of the shown server now, and why not. */
public final class ServerRules {
  private final ReadOnlyObjectProperty<@Nullable ServerRow> row;
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

  ServerRules(ReadOnlyObjectProperty<@Nullable ServerRow> row) {
    this.row = row;
    row.addListener((_, _, _) -> recheck());
  }

  /** Counts up when they may be others than before. */
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** The server, or something beside it that decides, changed. */
  void recheck() {
    revision.set(revision.get() + 1);
  }

  /** Empty when the shown server takes the action now; else why not. */
  public String whyNot(ServerAction action) {
    return why(
        now ->
            switch (ActionsViewModel.check(action, now)) {
              case Legality.Allowed _ -> "";
              case Legality.Refused(String reason) -> reason;
            });
  }

  /** Why nothing around the server can be changed now; empty when it can. */
  public String whyNothing() {
    return why(now -> now.region().whyNot());
  }

  /** Why nothing can even be asked; empty when it can. */
  public String whyUnasked() {
    return why(now -> now.region().whyAway());
  }

  private String why(Function<ServerRow, String> of) {
    ServerRow now = row.get();
    return now == null ? "" : of.apply(now);
  }
}
