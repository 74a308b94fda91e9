package io.novadesk.profile;

import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Device;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.Connection.Tls;
import io.novadesk.profile.Connection.Urls;
import io.novadesk.profile.Connection.WideScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@link Connection} as JSON: what is empty is left out, what is missing is empty. */
final class ConnectionJson {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private ConnectionJson() {}

  static ObjectNode write(Connection c) {
    ObjectNode node = JsonFile.object();
    node.put("name", c.name());
    put(node, "authUrl", c.authUrl());
    put(node, "method", c.signIn().method(), Method.PASSWORD);
    put(node, "user", c.signIn().user());
    put(node, "userId", c.signIn().userId());
    put(node, "userDomain", c.signIn().userDomain());
    put(node, "userDomainId", c.signIn().userDomainId());
    put(node, "applicationCredential", c.signIn().applicationCredential());
    put(node, "passcode", c.signIn().passcode());
    put(node, "identityProvider", c.signIn().provider());
    put(node, "protocol", c.signIn().protocol());
    Device device = c.signIn().device();
    put(node, "clientId", device.clientId());
    put(node, "discoveryUrl", device.discovery());
    put(node, "deviceUrl", device.authorizationUrl());
    put(node, "tokenUrl", device.tokenUrl());
    put(node, "openidScope", device.scope());
    put(node, "tokenType", device.tokenType());
    put(node, "challenge", device.challenge());
    put(node, "project", c.target().project());
    put(node, "projectId", c.target().projectId());
    put(node, "projectDomain", c.target().projectDomain());
    put(node, "projectDomainId", c.target().projectDomainId());
    put(node, "scopeDomain", c.target().inPlaceOfProject().domain());
    put(node, "scopeDomainId", c.target().inPlaceOfProject().domainId());
    put(node, "scopeSystem", c.target().inPlaceOfProject().system());
    put(node, "trust", c.target().inPlaceOfProject().trust());
    put(node, "region", c.target().region());
    put(node, "interface", c.target().face(), Interface.PUBLIC);
    put(node, "computeUrl", c.target().urls().compute());
    put(node, "imageUrl", c.target().urls().image());
    put(node, "networkUrl", c.target().urls().network());
    put(node, "volumeUrl", c.target().urls().volume());
    put(node, "replaceHosts", c.target().replaceHosts());
    put(node, "caFile", c.tls().caFile());
    put(node, "clientCertificate", c.tls().clientCertificate());
    put(node, "clientKey", c.tls().clientKey());
    putTrusted(node, c.tls().trusted());
    putMarking(node, c.marking());
    return node;
  }

  static void putMarking(ObjectNode node, Marking marking) {
    put(node, "colour", marking.colour(), Colour.NONE);
    put(node, "production", marking.production());
    put(node, "nickname", marking.nickname());
    put(node, "folder", marking.folder());
    put(node, "deletesWait", marking.deletesWait(), DeleteWait.USUAL);
  }

  static Connection read(JsonNode node) {
    return new Connection(
        text(node, "name"),
        text(node, "authUrl"),
        new SignIn(
            choice(node, "method", Method.PASSWORD),
            text(node, "user"),
            text(node, "userId"),
            text(node, "userDomain"),
            text(node, "userDomainId"),
            text(node, "applicationCredential"),
            node.path("passcode").asBoolean(false),
            text(node, "identityProvider"),
            text(node, "protocol"),
            new Device(
                text(node, "clientId"),
                text(node, "discoveryUrl"),
                text(node, "deviceUrl"),
                text(node, "tokenUrl"),
                text(node, "openidScope"),
                text(node, "tokenType"),
                text(node, "challenge"))),
        new Target(
            text(node, "project"),
            text(node, "projectId"),
            text(node, "projectDomain"),
            text(node, "projectDomainId"),
            new WideScope(
                text(node, "scopeDomain"),
                text(node, "scopeDomainId"),
                text(node, "scopeSystem"),
                text(node, "trust")),
            text(node, "region"),
            choice(node, "interface", Interface.PUBLIC),
            new Urls(
                text(node, "computeUrl"),
                text(node, "imageUrl"),
                text(node, "networkUrl"),
                text(node, "volumeUrl")),
            node.path("replaceHosts").asBoolean(false)),
        new Tls(
            text(node, "caFile"),
            text(node, "clientCertificate"),
            text(node, "clientKey"),
            trusted(node)),
        marking(node));
  }

  static Marking marking(JsonNode node) {
    return new Marking(
        choice(node, "colour", Colour.NONE),
        node.path("production").asBoolean(false),
        text(node, "nickname"),
        text(node, "folder"),
        choice(node, "deletesWait", DeleteWait.USUAL));
  }

  static void putTrusted(ObjectNode node, List<TrustDecision> decisions) {
    if (decisions.isEmpty()) {
      return;
    }
    ArrayNode array = node.putArray("trusted");
    for (TrustDecision decision : decisions) {
      ObjectNode each = array.addObject().put("host", decision.host());
      switch (decision) {
        case TrustedCertificate c -> each.put("sha256", c.fingerprint());
        case PlainService p -> each.put("service", p.service()).put("plain", p.used());
      }
    }
  }

  /** Those that can be read: trust that is not well written is none. */
  static List<TrustDecision> trusted(JsonNode node) {
    List<TrustDecision> found = new ArrayList<>();
    for (JsonNode each : node.path("trusted").values()) {
      String fingerprint = text(each, "sha256").toLowerCase(Locale.ROOT);
      if (SHA256.matcher(fingerprint).matches()) {
        found.add(new TrustedCertificate(text(each, "host"), fingerprint));
      } else if (!text(each, "service").isEmpty() && each.path("plain").isBoolean()) {
        found.add(
            new PlainService(
                text(each, "host"), text(each, "service"), each.path("plain").asBoolean()));
      }
    }
    return List.copyOf(found);
  }

  private static void put(ObjectNode node, String key, String value) {
    if (!value.isEmpty()) {
      node.put(key, value);
    }
  }

  private static <E extends Enum<E>> void put(ObjectNode node, String key, E value, E usual) {
    if (value != usual) {
      node.put(key, value.name().toLowerCase(Locale.ROOT));
    }
  }

  private static void put(ObjectNode node, String key, boolean value) {
    if (value) {
      node.put(key, true);
    }
  }

  static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }

  /** The value of that name, or {@code otherwise}: a later version may know more than we do. */
  static <E extends Enum<E>> E choice(JsonNode node, String key, E otherwise) {
    String text = text(node, key);
    for (E value : otherwise.getDeclaringClass().getEnumConstants()) {
      if (value.name().equalsIgnoreCase(text)) {
        return value;
      }
    }
    return otherwise;
  }
}
