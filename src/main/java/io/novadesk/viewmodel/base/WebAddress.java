package io.novadesk.viewmodel.base;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Tells which addresses a browser may be given: a cloud's may start any program that is there. */
public final class WebAddress {
  private WebAddress() {}

  /** Whether it is a web page of some host. */
  public static boolean isPage(String address) {
    try {
      URI uri = new URI(address);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
