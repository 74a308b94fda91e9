package io.novadesk.api.http;

import io.novadesk.api.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proxies from the environment ({@code https_proxy}, {@code http_proxy}, {@code all_proxy}, {@code
 * no_proxy}), as other tools take them; where it names none, those of the system.
 */
final class EnvironmentProxies extends ProxySelector {
  private static final int USUAL_PORT = 3128;

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
    URI named = named(target);
    if (named != null) {
      int port = named.getPort() >= 0 ? named.getPort() : USUAL_PORT;
      InetSocketAddress address = InetSocketAddress.createUnresolved(named.getHost(), port);
      return List.of(new Proxy(Proxy.Type.HTTP, address));
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

  /** The proxy that the environment names for this target. */
  private @Nullable URI named(Endpoint target) {
    String text = first(target.scheme() + "_proxy", "all_proxy");
    if (text == null) {
      return null;
    }
    try {
      URI uri = URI.create(text.contains("://") ? text : "http://" + text);
      return uri.getHost() != null && "http https".contains(uri.getScheme()) ? uri : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** Whether somebody else reaches this address for us, and so resolves its name. */
  boolean isProxied(URI uri) {
    return select(uri).stream().anyMatch(p -> p.type() != Proxy.Type.DIRECT);
  }

  /**
   * What the proxy to this address wants to hear of us: user and password from its own address in
   * the environment. Null: nothing.
   */
  @Nullable Secret authorization(URI uri) {
    Endpoint target = Endpoint.of(uri);
    URI named = exempt(target) ? null : named(target);
    if (named == null || named.getRawUserInfo() == null) {
      return null;
    }
    byte[] who = decoded(named.getRawUserInfo()).getBytes(StandardCharsets.UTF_8);
    return Secret.of("Basic " + Base64.getEncoder().encodeToString(who));
  }

  private static String decoded(String userInfo) {
    // A plus sign stands for itself in this part of an address.
    return URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** This machine is never reached through another one, whatever the environment says. */
  private static boolean isThisMachine(String host) {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** An IPv6 address in a URL stands in brackets, in the list it may. */
  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private boolean exempt(Endpoint target) {
    String name = bare(target.host());
    if (isThisMachine(name)) {
      return true;
    }
    String list = first("no_proxy");
    if (list == null) {
      return false;
    }
    return Arrays.stream(list.split("[,\\s]+", -1))
        .anyMatch(entry -> !entry.isEmpty() && NoProxy.of(entry).covers(name, target.port()));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    // The call itself tells the failure.
  }
}
