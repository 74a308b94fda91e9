package io.novadesk.viewmodel.record;

import io.novadesk.i18n.Text;
import io.novadesk.record.Change;
import io.novadesk.record.Culprit;
import io.novadesk.record.Deed;
import io.novadesk.record.Difference;
import io.novadesk.record.Ended;
import io.novadesk.record.Gap;
import io.novadesk.record.ServerFacts;
import io.novadesk.record.ThingFacts;
import io.novadesk.record.ThingKind;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.record.ChangeRow.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes lines of what was recorded of one region. Pure; a list of a day has thousands. */
final class ChangeRows {
  private static final int SHORT = 8;

  /** The cloud's word for every step says less than the action, and is another one each second. */
  static final Set<String> STEPS = Set.of(ServerFacts.TASK);

  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry(ServerFacts.NAME, "field.name"),
          Map.entry(ServerFacts.STATUS, "field.status"),
          Map.entry(ServerFacts.TASK, "field.task"),
          Map.entry(ServerFacts.POWER, "field.powerState"),
          Map.entry(ServerFacts.FLAVOR, "field.flavor"),
          Map.entry(ServerFacts.IMAGE, "field.image"),
          Map.entry(ServerFacts.ADDRESSES, "field.addresses"),
          Map.entry(ServerFacts.HOST, "field.host"),
          Map.entry(ServerFacts.ZONE, "field.zone"),
          Map.entry(ServerFacts.LOCKED, "field.locked"),
          Map.entry(ServerFacts.VOLUMES, "field.volumes"),
          Map.entry(ServerFacts.SECURITY_GROUPS, "field.securityGroups"),
          Map.entry(ServerFacts.TAGS, "field.tags"),
          Map.entry(ServerFacts.DESCRIPTION, "field.description"),
          Map.entry(ServerFacts.FAULT, "field.fault"),
          Map.entry(ServerFacts.KEY, "field.keyPair"),
          Map.entry(ServerFacts.USER, "field.user"),
          Map.entry(ThingFacts.SIZE, "field.size"),
          Map.entry(ThingFacts.VISIBILITY, "field.visibility"),
          Map.entry(ThingFacts.MIN_DISK, "field.minDisk"),
          Map.entry(ThingFacts.PROTECTED, "field.protected"),
          Map.entry(ThingFacts.CHECKSUM, "field.checksum"),
          Map.entry(ThingFacts.TYPE, "change.thing.type"),
          Map.entry(ThingFacts.SERVER, "change.thing.server"),
          Map.entry(ThingFacts.FIXED_IP, "change.thing.fixedIp"),
          Map.entry(ThingFacts.PORT, "change.thing.port"));

  private final Map<String, List<Deed>> deeds = new HashMap<>();
  private final ChangeWords words;

  /**
   * @param deeds of all servers that are told of
   */
  ChangeRows(Collection<Deed> deeds, ChangeWords words) {
    this.words = words;
    for (Deed deed : deeds) {
      this.deeds
          .computeIfAbsent(deed.region() + "/" + deed.serverId(), _ -> new ArrayList<>())
          .add(deed);
    }
  }

  List<ChangeRow> of(Collection<Change> changes) {
    List<ChangeRow> rows = new ArrayList<>();
    changes.forEach(change -> add(change, rows));
    return rows;
  }

  /**
   * What was done since a moment without a difference that was seen, such as a fast reboot.
   *
   * @param told lines whose actions are no news
   */
  List<ChangeRow> deedsBeside(Collection<ChangeRow> told, Instant since) {
    Set<String> known = new HashSet<>();
    told.forEach(row -> known.add(row.serverId() + row.request()));
    List<ChangeRow> rows = new ArrayList<>();
    for (List<Deed> ofOne : deeds.values()) {
      for (Deed deed : ofOne) {
        Instant at = deed.started();
        if (at != null
            && !at.isBefore(since)
            && !known.contains(deed.serverId() + deed.requestId())) {
          rows.add(
              new ChangeRow(
                  "deed/" + deed.serverId() + "/" + deed.requestId(),
                  at,
                  at,
                  Kind.DONE,
                  words.region(),
                  words.place(),
                  deed.serverName(),
                  deed.serverId(),
                  "",
                  "",
                  "",
                  deed,
                  who(deed),
                  outcome(deed)));
        }
      }
    }
    return rows;
  }

  /**
   * The same lines with the outcomes that the log of what was sent knows, and lines for what none
   * of them tells of.
   */
  List<ChangeRow> withOwn(Collection<ChangeRow> told, Collection<Ended> ended) {
    Map<String, Ended> byRequest = new HashMap<>();
    ended.forEach(each -> byRequest.putIfAbsent(each.serverId() + each.request(), each));
    List<ChangeRow> rows = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (ChangeRow row : told) {
      String request = row.serverId() + row.request();
      Ended own = row.request().isEmpty() ? null : byRequest.get(request);
      rows.add(own == null ? row : row.ending(outcome(own)));
      known.add(request);
    }
    for (Ended each : ended) {
      if (each.request().isEmpty() || !known.contains(each.serverId() + each.request())) {
        rows.add(row(each));
      }
    }
    return rows;
  }

  private ChangeRow row(Ended own) {
    Deed deed =
        new Deed(
            own.region(),
            own.serverId(),
            own.serverName(),
            own.action().toLowerCase(Locale.ROOT).replace('_', '-'),
            own.request(),
            words.me(),
            null,
            null,
            own.at(),
            null);
    return new ChangeRow(
        "own/" + own.number(),
        own.at(),
        own.at(),
        Kind.DONE,
        words.region(),
        words.place(),
        own.serverName(),
        own.serverId(),
        Text.of("change.own"),
        "",
        own.sentence(),
        deed,
        Text.of("events.you"),
        outcome(own));
  }

  private static String outcome(Ended own) {
    return Text.of("change.outcome." + own.outcome());
  }

  private static String outcome(Deed deed) {
    return deed.failure() == null ? "" : Text.of("change.outcome.failed");
  }

  private void add(Change change, List<ChangeRow> rows) {
    if (change.isArrival()) {
      Difference came = new Difference(ServerFacts.LISTED, null, "yes");
      rows.add(row(change, came, Kind.CAME, noun(change), "", Text.of("change.came")));
      return;
    }
    if (change.isDeparture()) {
      Difference went = new Difference(ServerFacts.LISTED, "yes", null);
      rows.add(row(change, went, Kind.WENT, noun(change), "", Text.of("change.went")));
      return;
    }
    for (Difference each : change.differences()) {
      if (!STEPS.contains(each.field())) {
        rows.add(
            row(
                change,
                each,
                Kind.CHANGED,
                named(change, title(each.field())),
                value(words, each.field(), each.before()),
                value(words, each.field(), each.after())));
      }
    }
  }

  /** What a change is about, in the word for its kind. */
  private static String noun(Change change) {
    ThingKind kind = ThingKind.of(change.serverId());
    return Text.of(kind == null ? "change.server" : "change.kind." + kind);
  }

  private static String named(Change change, String field) {
    return ThingKind.of(change.serverId()) == null
        ? field
        : Text.of("change.name", noun(change), field);
  }

  private ChangeRow row(
      Change change, Difference what, Kind kind, String field, String before, String after) {
    Deed deed =
        Culprit.of(
            change, what, deeds.getOrDefault(change.region() + "/" + change.serverId(), List.of()));
    return new ChangeRow(
        change.number() + "/" + change.serverId() + "/" + what.field(),
        time(change, kind, deed),
        change.observed(),
        kind,
        words.region(),
        words.place(),
        change.name(),
        change.serverId(),
        field,
        before,
        after,
        deed,
        deed == null ? "" : who(deed),
        deed == null ? "" : outcome(deed));
  }

  /** What went while nobody watched went when it was deleted. */
  private static Instant time(Change change, Kind kind, @Nullable Deed deed) {
    Instant began = deed == null ? null : deed.started();
    return kind == Kind.WENT && began != null && began.isBefore(change.time())
        ? began
        : change.time();
  }

  private String who(Deed deed) {
    String id = deed.userId();
    if (id == null) {
      return "";
    }
    if (id.equals(words.me())) {
      return Text.of("events.you");
    }
    String name = deed.userName();
    return name == null || name.isEmpty()
        ? id.length() > SHORT ? id.substring(0, SHORT) + "…" : id
        : name;
  }

  /** What a person calls a field. */
  static String title(String field) {
    String key = TITLES.get(field);
    if (key != null) {
      return Text.of(key);
    }
    return field.startsWith(ServerFacts.METADATA)
        ? Text.of("change.metadata", field.substring(ServerFacts.METADATA.length()))
        : field;
  }

  /** How a person reads a value. */
  static String value(ChangeWords words, String field, @Nullable String value) {
    if (value == null) {
      return "";
    }
    return switch (field) {
      case ServerFacts.POWER -> value.matches("[013467]") ? Text.of("power." + value) : value;
      case ServerFacts.FLAVOR, ServerFacts.IMAGE -> words.name(value);
      case ServerFacts.LOCKED, ThingFacts.PROTECTED -> Text.of(value.equals("true") ? "yes" : "no");
      default -> value;
    };
  }

  private static String gapOf(Gap gap) {
    ThingKind kind = ThingKind.of(gap.region());
    return kind == null ? "change.gap" : "change.gap." + kind;
  }

  /** Who did not watch the servers watched nothing: that is told once. */
  private static boolean isToldOf(Gap gap, Collection<Gap> all) {
    return ThingKind.of(gap.region()) != null
        && all.stream()
            .anyMatch(
                other ->
                    other.region().equals(ThingKind.idOf(gap.region()))
                        && !other.from().isAfter(gap.until())
                        && !other.until().isBefore(gap.from()));
  }

  List<ChangeRow> ofGaps(Collection<Gap> gaps) {
    List<ChangeRow> rows = new ArrayList<>();
    for (Gap gap : gaps) {
      if (isToldOf(gap, gaps)) {
        continue;
      }
      boolean back = gap.until().isBefore(gap.from());
      rows.add(
          new ChangeRow(
              "gap/" + gap.region() + "/" + gap.from() + "/" + gap.until(),
              back ? gap.until() : gap.from(),
              gap.until(),
              Kind.UNWATCHED,
              words.region(),
              words.place(),
              Text.of(back ? "change.clockBack" : gapOf(gap)),
              "",
              "",
              Ages.exact(gap.from()),
              Ages.exact(gap.until()),
              null,
              "",
              ""));
    }
    return rows;
  }
}
