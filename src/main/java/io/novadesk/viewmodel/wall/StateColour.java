package io.novadesk.viewmodel.wall;

import io.novadesk.api.compute.Server;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How a server stands. */
enum StateColour implements WallColour, WallColour.Shading {
  STATUS,
  /** How long the cloud has been at work on it. */
  TRANSITION,
  /** How long ago it changed last. */
  CHANGED;

  private static final Duration SOON = Duration.ofMinutes(5);
  private static final Duration LATE = Duration.ofMinutes(15);
  private static final Duration DAY = Duration.ofDays(1);

  @Override
  public String title() {
    return Text.of("wall.colour." + this);
  }

  @Override
  public Shading of(List<ServerRow> servers, HostLoads loads) {
    return this;
  }

  @Override
  public String meaning(Tone tone) {
    boolean occurs =
        switch (this) {
          case STATUS -> !Tone.SHADES.contains(tone);
          case TRANSITION ->
              tone == Tone.GOOD || tone == Tone.BUSY || tone == Tone.ASKS || tone == Tone.BAD;
          case CHANGED -> tone == Tone.OFF || tone == Tone.GOOD || tone == Tone.BUSY;
        };
    String which = name() + '.' + tone.name();
    return occurs ? Text.of("wall.tone." + which) : "";
  }

  @Override
  public Tone of(ServerRow row) {
    Instant now = row.now();
    Server server = row.server();
    return switch (this) {
      case STATUS -> byStatus(server);
      case TRANSITION -> {
        if (!server.isInTransition()) {
          yield Tone.GOOD;
        }
        Duration age = since(server, now);
        yield age.compareTo(SOON) < 0 ? Tone.BUSY : age.compareTo(LATE) < 0 ? Tone.ASKS : Tone.BAD;
      }
      case CHANGED -> {
        Duration age = since(server, now);
        yield age.compareTo(LATE) < 0 ? Tone.BUSY : age.compareTo(DAY) < 0 ? Tone.GOOD : Tone.OFF;
      }
    };
  }

  private static Duration since(Server server, Instant now) {
    Instant moved = server.updated();
    return moved == null ? Duration.ZERO : Duration.between(moved, now);
  }

  private static Tone byStatus(Server server) {
    return switch (server.state()) {
      case ERROR -> Tone.BAD;
      case VERIFY_RESIZE, RESCUE -> Tone.ASKS;
      case UNKNOWN, OTHER -> Tone.STRANGE;
      case BUILD, REBOOT, HARD_REBOOT, PASSWORD, REBUILD, RESIZE, REVERT_RESIZE, MIGRATING ->
          Tone.BUSY;
      case ACTIVE -> server.taskState() == null ? Tone.GOOD : Tone.BUSY;
      case SHUTOFF, PAUSED, SUSPENDED, SHELVED, SHELVED_OFFLOADED, SOFT_DELETED, DELETED ->
          server.taskState() == null ? Tone.OFF : Tone.BUSY;
    };
  }
}
