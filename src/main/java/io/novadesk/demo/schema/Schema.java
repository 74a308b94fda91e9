package io.novadesk.demo.schema;

import io.novadesk.demo.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a value of a request has to be. Nova and Cinder describe each body by a JSON schema and tell
 * the first thing that is wrong with it, in the order in which the schema names them: so does this.
 */
@FunctionalInterface
public interface Schema {
  /**
   * What is wrong with a value; null when it fits.
   *
   * @param lax whether keys that are not known are passed over, as API v2.0 did
   */
  @Nullable Failure check(JsonNode value, boolean lax);

  /**
   * The first thing wrong.
   *
   * @param field the key or index of the value; null for the whole body
   * @param whole whether {@code why} is the sentence as it stands
   */
  record Failure(@Nullable String field, JsonNode value, String why, boolean whole) {
    /** A value of which this is wrong. */
    public static Failure of(JsonNode value, String why) {
      return new Failure(null, value, why, false);
    }

    Failure at(String key) {
      return field == null ? new Failure(key, value, why, whole) : this;
    }

    /** The refusal of the request that holds it. */
    public Refusal refusal() {
      if (whole || field == null) {
        return Refusal.badRequest(why);
      }
      return Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid input for field/attribute %s. Value: %s. %s",
              field,
              Python.text(value),
              why));
    }
  }

  /**
   * Lets a value pass that fits.
   *
   * @throws Refusal 400 with the first thing that is wrong
   */
  default void require(JsonNode value, boolean lax) {
    Failure failure = check(value, lax);
    if (failure != null) {
      throw failure.refusal();
    }
  }

  /** Anything at all. */
  static Schema anything() {
    return (value, lax) -> null;
  }

  /** This one, then the other. */
  default Schema and(Schema other) {
    return (value, lax) -> {
      Failure failure = check(value, lax);
      return failure == null ? other.check(value, lax) : failure;
    };
  }

  /** Null too. */
  default Schema orNull() {
    return (value, lax) -> value.isNull() ? null : check(value, lax);
  }

  /** Fits when exactly one of them does; only one ever can, here. */
  static Schema oneOf(Schema... schemas) {
    return (value, lax) -> {
      for (Schema schema : schemas) {
        if (schema.check(value, lax) == null) {
          return null;
        }
      }
      return Failure.of(value, Python.repr(value) + " is not valid under any of the given schemas");
    };
  }

  /** Of one of these types: string, integer, number, boolean, array, object, null. */
  static Schema type(String... types) {
    return (value, lax) -> {
      for (String type : types) {
        if (is(value, type)) {
          return null;
        }
      }
      StringJoiner names = new StringJoiner(", ");
      for (String type : types) {
        names.add("'" + type + "'");
      }
      return Failure.of(value, Python.repr(value) + " is not of type " + names);
    };
  }

  private static boolean is(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isString();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> value.isNull() || value.isMissingNode();
    };
  }

  /** Texts of that length. */
  static Schema length(int least, int most) {
    return (value, lax) -> {
      if (!value.isString()) {
        return null;
      }
      int length = value.stringValue().codePointCount(0, value.stringValue().length());
      if (length < least) {
        return Failure.of(value, Python.repr(value) + " is too short");
      }
      return length > most ? Failure.of(value, Python.repr(value) + " is too long") : null;
    };
  }

  /** Texts in which the pattern is found. */
  static Schema pattern(String pattern) {
    return pattern(pattern, pattern);
  }

  /**
   * Texts in which the pattern is found.
   *
   * @param shown how nova's sentence writes the pattern
   */
  static Schema pattern(String pattern, String shown) {
    Pattern compiled = Pattern.compile(pattern);
    return (value, lax) ->
        value.isString() && !compiled.matcher(value.stringValue()).find()
            ? Failure.of(
                value,
                String.format(Locale.ROOT, "%s does not match '%s'", Python.repr(value), shown))
            : null;
  }

  /** Texts of a format that has a name. */
  static Schema format(String name, java.util.function.Predicate<String> fits) {
    return (value, lax) ->
        value.isString() && !fits.test(value.stringValue())
            ? Failure.of(
                value, String.format(Locale.ROOT, "%s is not a '%s'", Python.repr(value), name))
            : null;
  }

  /** Texts that are no name get this sentence, and nothing else is said. */
  static Schema named(String reason, java.util.function.Predicate<String> fits) {
    return (value, lax) ->
        value.isString() && !fits.test(value.stringValue())
            ? new Failure(
                null,
                value,
                "An invalid 'name' value was provided. The name must be: " + reason,
                true)
            : null;
  }

  /** One of these texts. */
  static Schema oneOf(List<String> texts) {
    return (value, lax) -> {
      if (value.isString() && texts.contains(value.stringValue())) {
        return null;
      }
      StringJoiner all = new StringJoiner(", ", "[", "]");
      texts.forEach(text -> all.add("'" + text + "'"));
      return Failure.of(value, Python.repr(value) + " is not one of " + all);
    };
  }

  /** Numbers, and texts that are numbers, in a range. */
  static Schema between(long least, long most) {
    return (value, lax) -> {
      Double number = Python.number(value);
      if (number != null && number < least) {
        return Failure.of(
            value,
            String.format(
                Locale.ROOT, "%s is less than the minimum of %d", Python.bare(value), least));
      }
      return number != null && number > most
          ? Failure.of(
              value,
              String.format(
                  Locale.ROOT, "%s is greater than the maximum of %d", Python.bare(value), most))
          : null;
    };
  }

  /** Lists of such items. */
  static Schema array(Schema items, int least, int most) {
    return (value, lax) -> {
      if (!value.isArray()) {
        return type("array").check(value, lax);
      }
      for (int i = 0; i < value.size(); i++) {
        Failure failure = items.check(value.get(i), lax);
        if (failure != null) {
          return failure.at(Integer.toString(i));
        }
      }
      if (value.size() < least) {
        return Failure.of(value, Python.repr(value) + " is too short");
      }
      return value.size() > most ? Failure.of(value, Python.repr(value) + " is too long") : null;
    };
  }

  static Schema array(Schema items) {
    return array(items, 0, Integer.MAX_VALUE);
  }

  /** Maps of texts, whose keys fit the pattern. */
  static Schema map(String keys, Schema values) {
    Pattern pattern = Pattern.compile(keys);
    return (value, lax) -> {
      if (!value.isObject()) {
        return type("object").check(value, lax);
      }
      List<String> others = new ArrayList<>();
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        if (!pattern.matcher(entry.getKey()).find()) {
          others.add(entry.getKey());
          continue;
        }
        Failure failure = values.check(entry.getValue(), lax);
        if (failure != null) {
          return failure.at(entry.getKey());
        }
      }
      if (others.isEmpty()) {
        return null;
      }
      StringJoiner names = new StringJoiner(", ");
      others.stream().sorted().forEach(other -> names.add(Python.quote(other)));
      String verb = others.size() == 1 ? "does" : "do";
      return Failure.of(
          value,
          String.format(
              Locale.ROOT, "%s %s not match any of the regexes: '%s'", names, verb, keys));
    };
  }

  /** Objects with that many keys. */
  static Schema properties(int least, int most) {
    return (value, lax) -> {
      if (value.isObject() && value.size() < least) {
        return Failure.of(value, Python.repr(value) + " does not have enough properties");
      }
      return value.isObject() && value.size() > most
          ? Failure.of(value, Python.repr(value) + " has too many properties")
          : null;
    };
  }

  static ObjectSchema object() {
    return new ObjectSchema();
  }

  /** A body that holds one thing under one key. */
  static Schema body(String root, Schema schema) {
    return object().with(root, schema).required(root);
  }
}
