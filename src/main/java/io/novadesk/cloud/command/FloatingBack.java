package io.novadesk.cloud.command;

import io.novadesk.api.network.Networks;
import io.novadesk.api.network.Networks.FloatingIp;
import io.novadesk.i18n.Text;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a floating address again what it was. Where it is not as it was left nothing is sent.
 *
 * @param server the name of the server whose it was or is
 * @param address as the change left it
 * @param port where it was before; null: at no port
 * @param isNew whether the change took it from its network: it is released again
 */
public record FloatingBack(
    Networks networks, String server, FloatingIp address, @Nullable String port, boolean isNew)
    implements TakeBack {
  @Override
  public String title() {
    return Text.of("undo.floating");
  }

  @Override
  public String subject() {
    return server;
  }

  @Override
  public String done() {
    return Text.of("undo.done.floating");
  }

  @Override
  public String does() {
    return Text.of(
        isNew
            ? "undo.does.release"
            : port == null ? "undo.does.disassociate" : "undo.does.associate",
        address.address());
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) {
    FloatingIp now =
        networks.floatingIps().stream()
            .filter(ip -> ip.id().equals(address.id()))
            .findFirst()
            .orElse(null);
    if (now == null || !Objects.equals(now.portId(), address.portId())) {
      return new OperationState.Failed(Text.of("undo.floating.moved", address.address()), null);
    }
    if (isNew) {
      Verified.remove(
          () -> networks.release(address.id()),
          () ->
              Verified.listed(
                  networks.floatingIps().stream()
                      .filter(ip -> ip.id().equals(address.id()))
                      .findFirst()));
    } else {
      FloatingIps.associate(networks, address.id(), port);
    }
    return new OperationState.Done(Text.of("undo.floating.done", address.address()));
  }
}
