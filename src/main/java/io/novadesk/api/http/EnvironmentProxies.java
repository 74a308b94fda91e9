package io.novadesk.api.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proxies from the environment ({@code https_proxy}, {@code http_proxy}, {@code all_proxy}, {@code
 * no_proxy}), as other tools take them; where it names none, those of the system.
 */
final class EnvironmentProxies extends ProxySelector {
  private final Map<String, String> environment;

  EnvironmentProxies(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public List<Proxy> select(URI uri) {
    Endpoint target = Endpoint.of(uri);
    if (exempt(target)) {
      return List.of(Proxy.NO_PROXY);
    }
    String named = first(target.scheme() + "_proxy", "all_proxy");
    Proxy proxy = named == null ? null : parse(named);
    if (proxy != null) {
      return List.of(proxy);
    }
    ProxySelector system = ProxySelector.getDefault();
    return system == null || system == this ? List.of(Proxy.NO_PROXY) : system.select(uri);
  }

  private @Nullable String first(String... names) {
    for (String name : names) {
      for (String spelled : List.of(name, name.toUpperCase(Locale.ROOT))) {
        String value = environment.get(spelled);
        if (value != null && !value.isBlank()) {
          return value.strip();
        }
      }
    }
    return null;
  }

  private static @Nullable Proxy parse(String text) {
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      if (uri.getHost() == null || !"http https".contains(uri.getScheme())) {
        return null;
      }
      int port = uri.getPort() >= 0 ? uri.getPort() : 3128;
      return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private boolean exempt(Endpoint target) {
    String list = first("no_proxy");
    if (list == null) {
      return false;
    }
    for (String entry : list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
      int colon = entry.lastIndexOf(':');
      boolean ported = colon > 0 && entry.indexOf(':') == colon;
      String host = ported ? entry.substring(0, colon) : entry;
      boolean port = !ported || entry.substring(colon + 1).equals(String.valueOf(target.port()));
      String suffix = host.startsWith("*.") ? host.substring(1) : host;
      boolean match =
          suffix.equals("*")
              || suffix.equals(target.host())
              || (!suffix.isEmpty()
                  && target.host().endsWith(suffix.startsWith(".") ? suffix : "." + suffix));
      if (match && port) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    // The call itself tells the failure.
  }
}
