package io.novadesk.api.wire;

import io.novadesk.api.ApiException;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tolerant reading of JSON: whatever has another type than the API promises is read as what it
 * means, or as absent. Bodies in XML are read as if they had been JSON.
 */
public final class Json {
  private static final int DEEPEST = 200;
  private static final int LONGEST_NUMBER = 400;
  private static final int LONGEST_NAME = 10_000;
  private static final int LONGEST_TEXT = 32 << 20;

  /**
   * Buffers are not used twice: in one that waits for its next use a password would outlive all.
   */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxNameLength(LONGEST_NAME)
                          .maxStringLength(LONGEST_TEXT)
                          .build())
                  .build())
          .build();

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Zl}\\p{Zp}\\x7f-\\x9f]");

  /** Digits that fit into a long whatever they are. */
  private static final int SURELY_LONG = 18;

  /** No long has more. */
  private static final int MOST_DIGITS = 19;

  private Json() {}

  /**
   * @throws ApiException BAD_ANSWER when it is neither JSON nor XML
   */
  public static JsonNode tree(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(XmlBody.looksLikeXml(body) ? XmlBody.toJson(body) : body);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  public static JsonParser parser(InputStream in) {
    return MAPPER.createParser(in);
  }

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  public static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /** A JSON text literal. */
  public static String quoted(String text) {
    return MAPPER.writeValueAsString(text);
  }

  /** Indented, for people: what they could not see, or what turns the order round, is escaped. */
  public static String pretty(JsonNode node) {
    String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    return UNSEEN.matcher(text).replaceAll(m -> Matcher.quoteReplacement(escaped(m.group())));
  }

  private static String escaped(String letter) {
    StringBuilder escaped = new StringBuilder();
    letter.chars().forEach(c -> escaped.append(String.format(Locale.ROOT, "\\u%04x", c)));
    return escaped.toString();
  }

  /**
   * What a failed parse really was: a broken connection, which is thrown as it is, or a body that
   * is no JSON.
   */
  public static ApiException failed(JacksonException e) throws IOException {
    if (e.getCause() instanceof IOException io) {
      throw io;
    }
    return malformed(e);
  }

  private static ApiException malformed(JacksonException e) {
    return bad(unreadable(e), e);
  }

  /** Jackson's own sentence quotes the body, which may hold secrets: only the place is told. */
  private static String unreadable(JacksonException e) {
    if (e instanceof StreamConstraintsException) {
      return Text.of("answer.jsonTooMuch", DEEPEST, LONGEST_NUMBER, LONGEST_NAME);
    }
    return e.getLocation() == null || e.getLocation().getLineNr() < 0
        ? Text.of("answer.notJson")
        : Text.of("answer.notJsonAt", e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  /** The answer is not what the API promises. The transport adds method and address. */
  public static ApiException bad(String sentence, @Nullable Throwable cause) {
    return new ApiException(
        sentence,
        new ApiException.Facts(
            ApiException.Category.BAD_ANSWER, "", null, 0, null, null, null, null, null, false),
        cause instanceof JacksonException ? null : cause);
  }

  /** The property, or a missing node where {@code node} is no object. */
  public static JsonNode at(JsonNode node, String name) {
    return node.path(name);
  }

  /** The first of these properties that is there and not null. */
  public static JsonNode first(JsonNode node, String... names) {
    for (String name : names) {
      JsonNode value = node.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        return value;
      }
    }
    return MissingNode.getInstance();
  }

  /** Text of a scalar; null for null, absent and containers. */
  public static @Nullable String text(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? node.asString() : null;
  }

  public static @Nullable String text(JsonNode node, String... names) {
    return text(first(node, names));
  }

  /** The text, or null when it is empty. */
  public static @Nullable String filled(JsonNode node, String... names) {
    String text = text(node, names);
    return text == null || text.isEmpty() ? null : text;
  }

  /** A property that nothing can be done without. */
  public static String required(JsonNode node, String... names) {
    String text = filled(node, names);
    if (text == null) {
      throw bad(Text.of("answer.lacks", names[0]), null);
    }
    return text;
  }

  public static @Nullable Long number(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? number(node.asString()) : null;
  }

  public static @Nullable Long number(JsonNode node, String... names) {
    return number(first(node, names));
  }

  /**
   * A whole number from its text, which may be a decimal ({@code 5.12E7}); null when it is none or
   * too long for one.
   */
  public static @Nullable Long number(@Nullable String text) {
    if (text == null || text.isBlank() || text.length() > 40) {
      return null;
    }
    try {
      if (text.length() < SURELY_LONG && isDigits(text)) {
        return Long.valueOf(text);
      }
      BigDecimal value = new BigDecimal(text.strip());
      // A huge exponent is seen before anybody writes out its zeros.
      long digits = (long) value.precision() - value.scale();
      if (digits <= 0 || digits > MOST_DIGITS) {
        return digits <= 0 ? 0L : null;
      }
      BigInteger whole = value.toBigInteger();
      return whole.bitLength() < Long.SIZE ? whole.longValue() : null;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  public static @Nullable Integer integer(@Nullable Long number) {
    return number == null || number != number.intValue() ? null : number.intValue();
  }

  public static int integer(JsonNode node, int otherwise, String... names) {
    Integer value = integer(number(node, names));
    return value == null ? otherwise : value;
  }

  /** True, 1, "true", "True", "yes" and their opposites; null for anything else. */
  public static @Nullable Boolean truth(JsonNode node, String... names) {
    String text = text(node, names);
    return text == null ? null : truth(text);
  }

  public static @Nullable Boolean truth(@Nullable String text) {
    return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> null;
    };
  }

  public static @Nullable Instant time(JsonNode node, String... names) {
    return Times.parse(text(node, names));
  }

  /** A list, also where it is wrapped as {@code {"values": [..]}}; empty for anything else. */
  public static List<JsonNode> list(JsonNode node) {
    JsonNode inner = node.isObject() && node.path("values").isArray() ? node.path("values") : node;
    List<JsonNode> items = new ArrayList<>();
    if (inner.isArray()) {
      inner.forEach(items::add);
    }
    return items;
  }

  /**
   * The items under {@code root}, read one by one.
   *
   * @throws ApiException BAD_ANSWER when there is no such root
   */
  public static <T> List<T> items(byte[] body, String root, Function<JsonNode, T> reader) {
    return items(tree(body), root, reader);
  }

  static <T> List<T> items(JsonNode tree, String root, Function<JsonNode, T> reader) {
    if (!tree.has(root)) {
      throw bad(Text.of("answer.lacks", root), null);
    }
    List<T> items = new ArrayList<>();
    list(tree.path(root)).forEach(node -> items.add(reader.apply(node)));
    return List.copyOf(items);
  }

  /**
   * The object under {@code root}.
   *
   * @throws ApiException BAD_ANSWER when there is none
   */
  public static JsonNode member(byte[] body, String root) {
    JsonNode node = tree(body).path(root);
    if (!node.isObject()) {
      throw bad(Text.of("answer.lacks", root), null);
    }
    return node;
  }

  /** The text, empty where there is none. */
  public static String words(JsonNode node, String... names) {
    String text = text(node, names);
    return text == null ? "" : text;
  }

  /** An object's entries as text; values that are objects or lists stay JSON text. */
  public static Map<String, String> texts(JsonNode node) {
    JsonNode inner = node.isObject() && node.path("values").isObject() ? node.path("values") : node;
    Map<String, String> map = new LinkedHashMap<>();
    if (inner.isObject()) {
      inner
          .properties()
          .forEach(
              e -> {
                if (!e.getValue().isNull()) {
                  map.put(
                      e.getKey(),
                      e.getValue().isValueNode()
                          ? e.getValue().asString()
                          : e.getValue().toString());
                }
              });
    }
    return map;
  }

  /** The last part of a reference's path: {@code 7} of {@code http://h/v1.1/3/images/7}. */
  public static @Nullable String lastSegment(@Nullable String reference) {
    if (reference == null || reference.isEmpty()) {
      return null;
    }
    int end = reference.endsWith("/") ? reference.length() - 1 : reference.length();
    String last = reference.substring(reference.lastIndexOf('/', end - 1) + 1, end);
    return last.isEmpty() ? null : last;
  }

  /** The href of the link with this relation, in a list of links. */
  public static @Nullable String href(JsonNode links, String relation) {
    for (JsonNode link : list(links)) {
      if (relation.equalsIgnoreCase(text(link, "rel"))) {
        return text(link, "href");
      }
    }
    return null;
  }
}
