package io.novadesk.profile;

import io.novadesk.i18n.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Builds maps, lists and texts from the events of a YAML text; anchors and merge keys ({@code <<:
 * *defaults}) as YAML 1.1 has them. How much an alias stands for is known before it is followed,
 * and how deep a value lies before what is in it is read: a small file that would unfold to
 * gigabytes, or that is nested thousandfold, costs no more than its own length.
 */
final class YamlReader {
  private static final int DEEPEST = 20;
  private static final int MOST = 100_000;
  private static final String MERGE = "<<";
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

  /** Of what no tool of OpenStack takes for an object of a program. */
  private static final Pattern PLAIN_TAG =
      Pattern.compile("!|tag:yaml\\.org,2002:(str|int|float|bool|null|map|seq|merge|timestamp)");

  private final Iterator<Event> events;
  private final Map<Anchor, Value> anchors = new HashMap<>();

  YamlReader(String text) {
    LoadSettings settings = LoadSettings.builder().build();
    events = new ParserImpl(settings, new StreamReader(settings, text));
  }

  /**
   * @param values how many values it holds, itself included, everything unfolded
   * @param levels how many of them lie in one another
   */
  private record Value(Object content, long values, int levels) {}

  /** What has been read of a map or list so far. */
  private static final class Sum {
    private long values = 1;
    private int levels = 1;

    private void add(Value part, Event where) throws IOException {
      values += part.values();
      levels = Math.max(levels, part.levels() + 1);
      if (values > MOST) {
        throw at("connect.yaml.tooMuch", where);
      }
    }
  }

  /** An empty text where the file says nothing or null. */
  Map<String, Object> read() throws IOException {
    Object root = "";
    boolean found = false;
    while (events.hasNext()) {
      Event event = events.next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        if (found) {
          throw at("connect.yaml.severalDocuments", event);
        }
        found = true;
        root = value(events.next(), 0).content();
      }
    }
    if (root.equals("")) {
      return Map.of();
    }
    if (root instanceof Map<?, ?> map) {
      return YamlFile.strings(map);
    }
    throw new IOException(Text.of("connect.yaml.noMap"));
  }

  private Value value(Event event, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw at("connect.yaml.tooDeep", event);
    }
    if (event instanceof AliasEvent alias) {
      Value meant = anchors.get(alias.getAlias());
      if (meant == null) {
        throw at("connect.yaml.brokenAlias", event);
      }
      if (depth + meant.levels() > DEEPEST) {
        throw at("connect.yaml.tooDeep", event);
      }
      return meant;
    }
    if (tag(event).filter(tag -> !PLAIN_TAG.matcher(tag).matches()).isPresent()) {
      throw at("connect.yaml.oddTag", event);
    }
    Value read =
        switch (event) {
          case ScalarEvent scalar -> new Value(text(scalar), 1, 1);
          case SequenceStartEvent _ -> list(depth);
          case MappingStartEvent _ -> map(depth);
          default -> throw at("connect.yaml.brokenAt", event);
        };
    if (event instanceof NodeEvent node) {
      node.getAnchor().ifPresent(anchor -> anchors.put(anchor, read));
    }
    return read;
  }

  private static Optional<String> tag(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar.getTag();
      case CollectionStartEvent start -> start.getTag();
      default -> Optional.empty();
    };
  }

  /** Only a bare word can be null: in quotes it may be somebody's password. */
  private static String text(ScalarEvent scalar) {
    return scalar.isPlain() && scalar.getTag().isEmpty() && NULLS.contains(scalar.getValue())
        ? ""
        : scalar.getValue();
  }

  private Value list(int depth) throws IOException {
    List<Object> all = new ArrayList<>();
    Sum sum = new Sum();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      Value part = value(event, depth + 1);
      sum.add(part, event);
      all.add(part.content());
      event = events.next();
    }
    return new Value(all, sum.values, sum.levels);
  }

  private Value map(int depth) throws IOException {
    Map<String, Object> own = new LinkedHashMap<>();
    Map<String, Object> merged = new LinkedHashMap<>();
    Sum sum = new Sum();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      Value key = value(event, depth + 1);
      Event start = events.next();
      Value part = value(start, depth + 1);
      sum.add(key, event);
      sum.add(part, start);
      if (key.content().equals(MERGE)) {
        merge(part.content(), merged);
      } else if (key.content() instanceof String name) {
        own.put(name, part.content());
      } else {
        throw at("connect.yaml.oddKey", event);
      }
      event = events.next();
    }
    merged.putAll(own);
    return new Value(merged, sum.values, sum.levels);
  }

  /** Of several maps the first one wins. */
  private static void merge(Object from, Map<String, Object> into) {
    switch (from) {
      case Map<?, ?> map -> into.putAll(YamlFile.strings(map));
      case List<?> list -> list.reversed().forEach(each -> merge(each, into));
      default -> {}
    }
  }

  private static IOException at(String key, Event where) {
    Optional<Mark> mark = where.getStartMark();
    return new IOException(Text.of(key, mark.map(m -> m.getLine() + 1).orElse(1)));
  }
}
