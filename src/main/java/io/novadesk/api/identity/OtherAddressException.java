package io.novadesk.api.identity;

import java.net.URI;

/** The identity service stands somewhere else. It is the cause of a failure to find it. */
public final class OtherAddressException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient URI address;

  OtherAddressException(URI address) {
    this.address = address;
  }

  /** Where it stands, as a person may type it. */
  public URI address() {
    return address;
  }
}
