package io.novadesk.api.compute;

/**
 * Where a server's screen is shown (API reference, "Server consoles").
 *
 * @param url holds a token that opens the screen: as secret as a password while it lasts
 */
public record RemoteConsole(String type, String url) {
  /** Ways to a screen. */
  public enum Kind {
    NOVNC("vnc", "novnc", 6, "os-getVNCConsole"),
    XVPVNC("vnc", "xvpvnc", 6, "os-getVNCConsole"),
    SPICE("spice", "spice-html5", 6, "os-getSPICEConsole"),
    RDP("rdp", "rdp-html5", 6, "os-getRDPConsole"),
    SERIAL("serial", "serial", 6, "os-getSerialConsole"),
    MKS("mks", "webmks", 8, "os-getVNCConsole"),
    SPICE_DIRECT("spice", "spice-direct", 99, "os-getSPICEConsole");

    private final String protocol;
    private final String type;
    private final int since;
    private final String legacyAction;

    Kind(String protocol, String type, int since, String legacyAction) {
      this.protocol = protocol;
      this.type = type;
      this.since = since;
      this.legacyAction = legacyAction;
    }

    String protocol() {
      return protocol;
    }

    String type() {
      return type;
    }

    /** The microversion whose remote-consoles knows it. */
    int since() {
      return since;
    }

    String legacyAction() {
      return legacyAction;
    }
  }

  @Override
  public String toString() {
    return "RemoteConsole[" + type + "]";
  }
}
