package io.novadesk.viewmodel.detail;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.RemoteConsole;
import io.novadesk.api.compute.RemoteConsole.Kind;
import io.novadesk.api.compute.Servers;
import io.novadesk.common.console.Screens;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Change;
import io.novadesk.viewmodel.base.WebAddress;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The link to a server's screen. The cloud makes a new one each time it is asked; whoever has it
 * sees the screen until it expires, so it is held as a secret and forgotten with the dialog.
 */
public final class ScreenViewModel implements ServerPart {
  /** Which clouds have, the most common first. */
  public static final List<Kind> KINDS = Screens.KINDS;

  private final Change asking;
  private final ReadOnlyObjectWrapper<@Nullable Link> link = new ReadOnlyObjectWrapper<>();
  private @Nullable ServerRow row;

  /**
   * @param host of the address, without its secret part
   * @param isPage whether a browser opens it; else it is for a program of its own
   */
  public record Link(Kind kind, String host, Secret address, boolean isPage) {
    /** The address in clear, for a browser or the clipboard. */
    public String reveal() {
      return address.reveal();
    }
  }

  public ScreenViewModel(TaskRunner tasks) {
    asking = new Change(tasks);
  }

  @Override
  public void look(@Nullable ServerRow now) {
    row = now;
  }

  /** The name of the server whose screen it is. */
  public String serverName() {
    return row == null ? "" : row.name();
  }

  public Change asking() {
    return asking;
  }

  /** Null until the cloud gave one. */
  public ReadOnlyObjectProperty<@Nullable Link> linkProperty() {
    return link.getReadOnlyProperty();
  }

  /**
   * @param kind null: the first that the cloud has
   */
  public void ask(@Nullable Kind kind) {
    ServerRow now = row;
    if (now == null) {
      return;
    }
    forget();
    Servers servers = now.region().region().servers();
    String id = now.server().id();
    asking.make(
        () -> kind == null ? Screens.first(any -> link(servers, id, any)) : link(servers, id, kind),
        link::set);
  }

  private static Link link(Servers servers, String id, Kind kind) {
    RemoteConsole console = servers.console(id, kind);
    String url = console.url();
    int scheme = url.indexOf("://");
    int end = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
    String host = scheme < 0 ? "" : url.substring(scheme + 3, end < 0 ? url.length() : end);
    return new Link(kind, host, Secret.of(url), WebAddress.isPage(url));
  }

  /** The link is needed no longer. */
  public void forget() {
    link.set(null);
    asking.forgetProblem();
  }
}
