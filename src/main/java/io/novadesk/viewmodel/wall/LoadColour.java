package io.novadesk.viewmodel.wall;

import io.novadesk.api.compute.Operations.Hypervisor;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How full the host of a server is. */
enum LoadColour implements WallColour {
  RAM(70, 85, 95),
  /** Hosts have more virtual processors than real ones. */
  VCPUS(100, 200, 400);

  private static final long WHOLE = 100;

  private final int busy;
  private final int asks;
  private final int bad;

  /** Each from so many percent on. */
  LoadColour(int busy, int asks, int bad) {
    this.busy = busy;
    this.asks = asks;
    this.bad = bad;
  }

  @Override
  public String title() {
    return Text.of("wall.colour." + this);
  }

  /** Null: the cloud does not tell. */
  private @Nullable Long percent(Hypervisor host) {
    Integer used = this == RAM ? host.memoryUsed() : host.vcpusUsed();
    Integer most = this == RAM ? host.memory() : host.vcpus();
    return used == null || most == null || most <= 0 ? null : WHOLE * used / most;
  }

  @Override
  public Shading of(List<ServerRow> servers, HostLoads loads) {
    return new Shading() {
      @Override
      public Tone of(ServerRow row) {
        return tone(row, loads);
      }

      @Override
      public String meaning(Tone tone) {
        return meaningOf(tone);
      }

      @Override
      public String remark() {
        return loads.whyNot();
      }
    };
  }

  private Tone tone(ServerRow row, HostLoads loads) {
    if (row.server().host() == null && row.server().hostId() == null) {
      return Tone.OFF;
    }
    Hypervisor host = loads.of(row);
    Long percent = host == null ? null : percent(host);
    return percent == null
        ? Tone.STRANGE
        : percent < busy
            ? Tone.GOOD
            : percent < asks ? Tone.BUSY : percent < bad ? Tone.ASKS : Tone.BAD;
  }

  private String meaningOf(Tone tone) {
    return switch (tone) {
      case GOOD -> Text.of("wall.load.below", busy);
      case BUSY -> Text.of("wall.load.between", busy, asks);
      case ASKS -> Text.of("wall.load.between", asks, bad);
      case BAD -> Text.of("wall.load.over", bad);
      case OFF -> Text.of("wall.load.noHost");
      case STRANGE -> Text.of("wall.load.unknown");
      default -> "";
    };
  }
}
