package io.novadesk.demo.nova;

import io.novadesk.demo.schema.Python;
import io.novadesk.demo.schema.Schema;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The kinds of values that nova's requests share. */
final class Types {
  private static final int TEXT = 255;
  private static final int MAX = Integer.MAX_VALUE;
  private static final long MAX_INT = Integer.MAX_VALUE;
  private static final String PRINTABLE =
      "printable characters. Can not start or end with whitespace.";
  private static final List<String> FLAGS =
      List.of(
          "True", "TRUE", "true", "1", "ON", "On", "on", "YES", "Yes", "yes", "False", "FALSE",
          "false", "0", "OFF", "Off", "off", "NO", "No", "no");
  private static final String LETTERS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  static final Schema STRING = Schema.type("string");
  static final Schema TEXT_1_TO_255 = STRING.and(Schema.length(1, TEXT));
  static final Schema NAME = TEXT_1_TO_255.and(Schema.named(PRINTABLE, Types::isName));
  static final Schema ZONE_NAME =
      TEXT_1_TO_255.and(
          Schema.named(
              "printable characters except :.Can not start or end with whitespace.",
              text -> isName(text) && text.indexOf(':') < 0));
  static final Schema DESCRIPTION = description(TEXT);
  static final Schema UUID_TEXT = STRING.and(Schema.format("uuid", Types::isUuid));
  static final Schema BOOLEAN = Types::flag;
  static final Schema METADATA =
      Schema.map("^[a-zA-Z0-9-_:. ]{1,255}$", STRING.and(Schema.length(0, TEXT)));
  static final Schema ONE_METADATA = METADATA.and(Schema.properties(1, 1));
  static final Schema IPV4 = STRING.and(Schema.format("ipv4", Types::isIpv4));
  static final Schema IPV6 = STRING.and(Schema.format("ipv6", Types::isIpv6));
  static final Schema IP = STRING.and(Schema.oneOf(IPV4, IPV6));
  static final Schema BASE64 =
      STRING.and(Schema.format("base64", Types::isBase64)).and(Schema.length(0, 65_535));
  static final Schema DISK_CONFIG = STRING.and(Schema.oneOf(List.of("AUTO", "MANUAL")));
  static final Schema FLAVOR_REF = Schema.type("string", "integer").and(Schema.length(1, MAX));
  static final Schema POSITIVE = number("^[0-9]*$", 1, Long.MAX_VALUE).and(Schema.length(1, MAX));
  static final Schema NOT_NEGATIVE =
      number("^[0-9]*$", 0, Long.MAX_VALUE).and(Schema.length(1, MAX));
  static final Schema SIZE = number("^[0-9]+$", 1, MAX_INT);
  static final Schema SIZE_OR_ZERO = number("^[0-9]+$", 0, MAX_INT);
  static final Schema QUOTA = number("^-?[0-9]+$", -1, MAX_INT);
  static final Schema TAG = STRING.and(Schema.length(1, 60)).and(Schema.pattern("^[^,/]*$"));
  static final Schema HOST = TEXT_1_TO_255.and(Schema.pattern("^[a-zA-Z0-9-._]*$"));
  static final Schema HOST_NAME =
      STRING
          .and(Schema.length(2, 63))
          .and(Schema.pattern("^[a-zA-Z0-9]+[a-zA-Z0-9-]*[a-zA-Z0-9]+$"));
  static final Schema FULL_HOST_NAME =
      STRING
          .and(Schema.length(2, TEXT))
          .and(Schema.pattern("^[a-zA-Z0-9]+[a-zA-Z0-9-.]*[a-zA-Z0-9]+$"));
  static final Schema DEVICE =
      Schema.type("string", "null")
          .and(Schema.pattern("(^/dev/x{0,1}[a-z]{0,1}d{0,1})([a-z]+)[0-9]*$"));
  static final Schema TRUSTED = Schema.array(STRING.and(Schema.length(1, MAX)), 1, 50).orNull();
  static final Schema PERSONALITY =
      Schema.array(Schema.object().with("path", STRING).with("contents", BASE64));

  private Types() {}

  static Schema description(int longest) {
    return Schema.type("string", "null")
        .and(Schema.length(0, longest))
        .and(
            (value, lax) ->
                value.isString() && !value.stringValue().codePoints().allMatch(Types::isPrintable)
                    ? Schema.Failure.of(
                        value, Python.repr(value) + " does not match '^[printable characters]*$'")
                    : null);
  }

  private static Schema number(String pattern, long least, long most) {
    return Schema.type("integer", "string")
        .and(Schema.pattern(pattern))
        .and(Schema.between(least, most));
  }

  /** The name of a key pair: ASCII only, and from 2.92 on a few signs more. */
  static Schema keyPairName(boolean withSigns) {
    String safe = (withSigns ? "@._- " : "_- ") + LETTERS;
    return NAME.and(
        Schema.named(
            "Only expected characters: [" + safe + "]",
            text -> text.chars().allMatch(c -> safe.indexOf(c) >= 0)));
  }

  private static Schema.@Nullable Failure flag(tools.jackson.databind.JsonNode value, boolean lax) {
    Schema.Failure failure = Schema.type("boolean", "string").check(value, lax);
    if (failure != null || value.isBoolean() || FLAGS.contains(value.asString(""))) {
      return failure;
    }
    return Schema.Failure.of(
        value,
        Python.repr(value)
            + " is not one of [True, 'True', 'TRUE', 'true', '1', 'ON', 'On', 'on', 'YES', 'Yes',"
            + " 'yes', False, 'False', 'FALSE', 'false', '0', 'OFF', 'Off', 'off', 'NO', 'No',"
            + " 'no']");
  }

  /** Nova knows the characters of the first plane only. */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> c < 0xffff;
    };
  }

  private static boolean isVisible(int c) {
    return isPrintable(c) && Character.getType(c) != Character.SPACE_SEPARATOR;
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.codePoints().allMatch(Types::isPrintable)
        && isVisible(text.codePointAt(0))
        && isVisible(text.codePointBefore(text.length()));
  }

  static boolean isUuid(String text) {
    String hex = text.replace("urn:", "").replace("uuid:", "").replaceAll("[{}-]", "");
    return hex.matches("[0-9a-fA-F]{32}");
  }

  /** The id in the form in which everything is kept. */
  static String uuid(String text) {
    String hex = text.replaceAll("[^0-9a-fA-F]", "");
    return hex.length() == 32 && text.length() == 32
        ? new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16))
            .toString()
        : text;
  }

  static boolean isIpv4(String text) {
    return text.matches("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}") && isLiteral(text, true);
  }

  static boolean isIpv6(String text) {
    return text.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*") && isLiteral(text, false);
  }

  private static boolean isLiteral(String text, boolean four) {
    try {
      InetAddress address = four ? Inet4Address.ofLiteral(text) : Inet6Address.ofLiteral(text);
      return address.getAddress().length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What Python's decoder takes: other characters are passed over, the padding has to be right. */
  static boolean isBase64(String text) {
    String known = text.replaceAll("[^A-Za-z0-9+/=]", "");
    int end = known.indexOf('=');
    int data = end < 0 ? known.length() : end;
    int padding = known.length() - data;
    return switch (data % 4) {
      case 0 -> true;
      case 2 -> padding >= 2;
      case 3 -> padding >= 1;
      default -> false;
    };
  }

  /** What a flag that has passed {@link #BOOLEAN} says. */
  static boolean isOn(tools.jackson.databind.JsonNode value) {
    return value.isBoolean()
        ? value.booleanValue()
        : List.of("true", "1", "on", "yes")
            .contains(value.asString("").toLowerCase(java.util.Locale.ROOT));
  }
}
