package io.novadesk.viewmodel.palette;

import io.novadesk.api.compute.Flavor;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;

/** What the palette can do to servers that need not be selected. */
public interface ServerActs {
  ServerActs NONE =
      new ServerActs() {
        @Override
        public List<PaletteCommand> on(ServerRow server) {
          return List.of();
        }

        @Override
        public PaletteCommand on(ServerAction action, List<ServerRow> servers) {
          throw new IllegalStateException("nothing can be done");
        }

        @Override
        public void resize(ServerRow server, Flavor to) {}
      };

  /** All that is offered for one server, in the order of the menus. */
  List<PaletteCommand> on(ServerRow server);

  /**
   * One action on these servers, as the menus would do it.
   *
   * @param servers not empty
   */
  PaletteCommand on(ServerAction action, List<ServerRow> servers);

  /** Gives the command at once: what it changes has been shown. */
  void resize(ServerRow server, Flavor to);
}
