package io.novadesk.profile.yaml;

import io.novadesk.profile.yaml.YamlNode.Alias;
import io.novadesk.profile.yaml.YamlNode.Mapping;
import io.novadesk.profile.yaml.YamlNode.Pair;
import io.novadesk.profile.yaml.YamlNode.Scalar;
import io.novadesk.profile.yaml.YamlNode.Sequence;
import io.novadesk.profile.yaml.YamlNode.Span;
import io.novadesk.profile.yaml.YamlNode.Style;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * What stands where in the first document of a YAML or JSON text. Nothing is unfolded: an alias
 * stays one.
 */
public final class YamlText {
  private static final int DEEPEST = 20;

  private final String text;
  private final Iterator<Event> events;

  /** Whether there are characters of two halves. */
  private final boolean wide;

  private YamlText(String text) {
    this.text = text;
    wide = text.codePointCount(0, text.length()) < text.length();
    LoadSettings settings = LoadSettings.builder().build();
    events = new ParserImpl(settings, new StreamReader(settings, text));
  }

  /**
   * @return the root; empty where the text says nothing
   * @throws YamlFaultException where it is no YAML, or has what no file of clouds has
   */
  public static Optional<YamlNode> parse(String text) throws YamlFaultException {
    try {
      return new YamlText(text).read();
    } catch (MarkedYamlEngineException e) {
      throw new YamlFaultException(
          e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1), e.getProblem());
    } catch (YamlEngineException e) {
      throw new YamlFaultException(1, "");
    }
  }

  private Optional<YamlNode> read() throws YamlFaultException {
    while (events.hasNext()) {
      if (events.next().getEventId() == Event.ID.DocumentStart) {
        return Optional.of(node(events.next(), 0));
      }
    }
    return Optional.empty();
  }

  private YamlNode node(Event event, int depth) throws YamlFaultException {
    if (depth > DEEPEST) {
      throw new YamlFaultException(line(event), "");
    }
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case AliasEvent alias ->
          new Alias(span(event.getStartMark(), event.getEndMark()), alias.getAlias().getValue());
      case SequenceStartEvent start -> sequence(start, depth);
      case MappingStartEvent start -> mapping(start, depth);
      default -> throw new YamlFaultException(line(event), "");
    };
  }

  private Scalar scalar(ScalarEvent event) {
    Style style =
        event.isPlain()
            ? Style.PLAIN
            : event.isSQuoted()
                ? Style.SINGLE_QUOTED
                : event.isDQuoted() ? Style.DOUBLE_QUOTED : Style.BLOCK;
    return new Scalar(span(event.getStartMark(), event.getEndMark()), event.getValue(), style);
  }

  private Sequence sequence(SequenceStartEvent start, int depth) throws YamlFaultException {
    List<YamlNode> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, depth + 1));
      event = events.next();
    }
    return new Sequence(span(start.getStartMark(), event.getEndMark()), items, start.isFlow());
  }

  private Mapping mapping(MappingStartEvent start, int depth) throws YamlFaultException {
    List<Pair> pairs = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      if (!(node(event, depth + 1) instanceof Scalar key)) {
        throw new YamlFaultException(line(event), "");
      }
      pairs.add(new Pair(key, node(events.next(), depth + 1)));
      event = events.next();
    }
    return new Mapping(span(start.getStartMark(), event.getEndMark()), pairs, start.isFlow());
  }

  private Span span(Optional<Mark> start, Optional<Mark> end) {
    Mark from = start.orElseThrow();
    Mark to = end.orElseThrow();
    return new Span(place(from), place(to), from.getLine() + 1, from.getColumn());
  }

  /** Marks count characters of Unicode, texts of Java their halves. */
  private int place(Mark mark) {
    return wide ? text.offsetByCodePoints(0, mark.getIndex()) : mark.getIndex();
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
