package io.novadesk.demo.compute;

import java.util.Locale;

/** What a server is, apart from what is being done to it: nova's vm_state. */
public enum VmState {
  BUILDING,
  ACTIVE,
  STOPPED,
  PAUSED,
  SUSPENDED,
  RESCUED,
  RESIZED,
  ERROR,
  SHELVED,
  SHELVED_OFFLOADED,
  SOFT_DELETED,
  DELETED;

  private final String wire;

  VmState() {
    wire = name().equals("SOFT_DELETED") ? "soft-delete" : name().toLowerCase(Locale.ROOT);
  }

  /** The word on the wire. */
  public String wire() {
    return wire;
  }

  /** The power state that goes with it: 0 none, 1 running, 3 paused, 4 off, 7 suspended. */
  public int power() {
    return switch (this) {
      case BUILDING, DELETED, ERROR -> 0;
      case ACTIVE, RESCUED, RESIZED -> 1;
      case PAUSED -> 3;
      case STOPPED, SHELVED, SHELVED_OFFLOADED, SOFT_DELETED -> 4;
      case SUSPENDED -> 7;
    };
  }
}
