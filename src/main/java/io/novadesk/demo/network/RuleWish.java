package io.novadesk.demo.network;

import io.novadesk.demo.http.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a new rule of a security group shall be, before it is checked. Null for any. */
public record RuleWish(
    String direction,
    String family,
    @Nullable String protocol,
    @Nullable Integer least,
    @Nullable Integer most,
    @Nullable String prefix,
    @Nullable String peers,
    String description) {
  private static final Set<String> PROTOCOLS =
      Set.of(
          "ah",
          "dccp",
          "egp",
          "esp",
          "gre",
          "hopopt",
          "icmp",
          "igmp",
          "ip",
          "ipip",
          "ipv6-encap",
          "ipv6-frag",
          "ipv6-icmp",
          "icmpv6",
          "ipv6-nonxt",
          "ipv6-opts",
          "ipv6-route",
          "ospf",
          "pgm",
          "rsvp",
          "sctp",
          "tcp",
          "udp",
          "udplite",
          "vrrp");
  private static final Set<String> WITH_PORTS =
      Set.of("tcp", "udp", "6", "17", "sctp", "dccp", "udplite", "132", "33", "136");
  private static final int LAST_PORT = 65_535;

  /**
   * The rule.
   *
   * @throws Refusal 400 in Neutron's words when there can be no such rule
   */
  public SecurityGroups.Rule grant(long now) {
    if (!family.equals("IPv4") && !family.equals("IPv6")) {
      throw new Refusal(
          400,
          "SecurityGroupRuleInvalidEtherType",
          String.format(
              Locale.ROOT,
              "Security group rule for ethertype '%s' not supported. Allowed values are ['IPv4',"
                  + " 'IPv6'].",
              family));
    }
    String known = known();
    checkPorts(known, least, most);
    if (prefix != null && peers != null) {
      throw new Refusal(
          400,
          "SecurityGroupMultipleRemoteEntites",
          "Only one of remote_ip_prefix or remote_group_id or remote_address_group_id may be"
              + " provided.");
    }
    return new SecurityGroups.Rule(
        UUID.randomUUID().toString(),
        direction,
        family,
        known,
        least,
        most,
        Prefixes.check(prefix, family),
        peers,
        description,
        now);
  }

  private @Nullable String known() {
    if (protocol == null || protocol.equalsIgnoreCase("any")) {
      return null;
    }
    String word = protocol.toLowerCase(Locale.ROOT);
    boolean number = word.matches("\\d{1,3}") && Integer.parseInt(word) <= 255;
    if (!number && !PROTOCOLS.contains(word)) {
      throw new Refusal(
          400,
          "SecurityGroupRuleInvalidProtocol",
          String.format(
              Locale.ROOT,
              "Security group rule protocol %s not supported. Only protocol values %s and integer"
                  + " representations [0 to 255] are supported.",
              word,
              PROTOCOLS.stream().sorted().toList()));
    }
    return word;
  }

  private static void checkPorts(
      @Nullable String protocol, @Nullable Integer least, @Nullable Integer most) {
    if (protocol == null) {
      if (least != null || most != null) {
        throw new Refusal(
            400,
            "SecurityGroupProtocolRequiredWithPorts",
            "Must also specify protocol if port range is given.");
      }
      return;
    }
    if (WITH_PORTS.contains(protocol)) {
      for (Integer port : new Integer[] {least, most}) {
        if (port != null && (port < 1 || port > LAST_PORT)) {
          throw new Refusal(400, "SecurityGroupInvalidPortValue", "Invalid value for port " + port);
        }
      }
      boolean ordered = least != null && most != null && least <= most;
      if ((least != null || most != null) && !ordered) {
        throw new Refusal(
            400,
            "SecurityGroupInvalidPortRange",
            "For TCP/UDP protocols, port_range_min must be <= port_range_max");
      }
      return;
    }
    if (protocol.startsWith("icmp") || protocol.equals("1") || protocol.equals("ipv6-icmp")) {
      checkMessage(least, most);
    }
  }

  private static void checkMessage(@Nullable Integer type, @Nullable Integer code) {
    Integer[] values = {type, code};
    List<String> names = List.of("port_range_min", "port_range_max");
    for (int i = 0; i < values.length; i++) {
      Integer value = values[i];
      if (value != null && (value < 0 || value > 255)) {
        throw new Refusal(
            400,
            "SecurityGroupInvalidIcmpValue",
            String.format(
                Locale.ROOT,
                "Invalid value for ICMP %s (%s) %d. It must be 0 to 255.",
                i == 0 ? "type" : "code",
                names.get(i),
                value));
      }
    }
    if (type == null && code != null) {
      throw new Refusal(
          400,
          "SecurityGroupMissingIcmpType",
          String.format(
              Locale.ROOT,
              "ICMP code (port-range-max) %d is provided but ICMP type (port-range-min) is"
                  + " missing.",
              code));
    }
  }
}
