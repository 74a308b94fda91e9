package io.novadesk.viewmodel.settings;

import org.jspecify.annotations.Nullable;

/** What a person may not find by themselves, told once, in this order. */
public enum Hint {
  /** One box that leads everywhere. */
  PALETTE(Shortcut.PALETTE, ""),
  /** The list in groups. */
  GROUP(null, "server-group"),
  /** Several servers beside each other. */
  COMPARE(null, ""),
  /** An action at once, without its page. */
  AT_ONCE(null, "action-reboot-soft"),
  /** What went over the wire. */
  EXCHANGES(Shortcut.EXCHANGES, "drawer-exchanges");

  private final @Nullable Shortcut keys;
  private final String anchor;

  Hint(@Nullable Shortcut keys, String anchor) {
    this.keys = keys;
    this.anchor = anchor;
  }

  /** The keys that it names; null: none. */
  public @Nullable Shortcut keys() {
    return keys;
  }

  /** The id of the control that it speaks of; empty: of none. */
  public String anchor() {
    return anchor;
  }
}
