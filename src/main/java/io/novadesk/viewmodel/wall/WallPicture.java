package io.novadesk.viewmodel.wall;

import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of the wall, group after group. Immutable but for speed: nobody writes to its arrays.
 */
public final class WallPicture {
  static final WallPicture NOTHING =
      new WallPicture(List.of(), new int[] {0}, new ServerRow[0], new Tone[0], StateColour.STATUS);

  /** Servers without a value stand behind all others. */
  private static final Comparator<String> ORDER =
      Comparator.comparing(String::isEmpty).thenComparing(NaturalOrder.INSTANCE);

  private static final Comparator<ServerRow> BY_NAME =
      Comparator.comparing(ServerRow::name, NaturalOrder.INSTANCE);

  private final List<String> names;
  private final int[] starts;
  private final ServerRow[] rows;
  private final Tone[] tones;
  private final WallColour.Shading shading;
  private final Map<Tone, Integer> counts = new EnumMap<>(Tone.class);

  private WallPicture(
      List<String> names,
      int[] starts,
      ServerRow[] rows,
      Tone[] tones,
      WallColour.Shading shading) {
    this.shading = shading;
    this.names = names;
    this.starts = starts;
    this.rows = rows;
    this.tones = tones;
    for (Tone tone : tones) {
      counts.merge(tone, 1, Integer::sum);
    }
  }

  /** Makes it; takes tens of milliseconds for 100,000 servers, so it is done in the background. */
  static WallPicture of(List<ServerRow> servers, Column by, WallColour colour, HostLoads loads) {
    WallColour.Shading shading = colour.of(servers, loads);
    Map<String, List<ServerRow>> groups = new HashMap<>();
    for (ServerRow row : servers) {
      groups.computeIfAbsent(by.text(row), _ -> new ArrayList<>()).add(row);
    }
    List<String> names = groups.keySet().stream().sorted(ORDER).toList();
    int[] starts = new int[names.size() + 1];
    ServerRow[] rows = new ServerRow[servers.size()];
    Tone[] tones = new Tone[servers.size()];
    int at = 0;
    for (int group = 0; group < names.size(); group++) {
      starts[group] = at;
      List<ServerRow> members = groups.getOrDefault(names.get(group), new ArrayList<>());
      members.sort(BY_NAME);
      for (ServerRow row : members) {
        rows[at] = row;
        tones[at] = shading.of(row);
        at++;
      }
    }
    starts[names.size()] = at;
    return new WallPicture(names, starts, rows, tones, shading);
  }

  /** How many groups there are. */
  public int groups() {
    return names.size();
  }

  /** What the servers of a group have in common; empty: nothing is told. */
  public String name(int group) {
    return names.get(group);
  }

  /** The first cell of a group; of the number after the last group: how many cells there are. */
  public int start(int group) {
    return starts[group];
  }

  public int size(int group) {
    return starts[group + 1] - starts[group];
  }

  public int cells() {
    return rows.length;
  }

  public ServerRow row(int cell) {
    return rows[cell];
  }

  public Tone tone(int cell) {
    return tones[cell];
  }

  /** What a tone means here; empty: nothing. */
  public String meaning(Tone tone) {
    return shading.meaning(tone);
  }

  /** What a person has to know of the colours, as a sentence; empty: nothing. */
  public String remark() {
    return shading.remark();
  }

  /** How many cells have a tone. */
  public int count(Tone tone) {
    return counts.getOrDefault(tone, 0);
  }

  /** The cell of a server; -1: it has none. */
  public int cell(String key) {
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].key().equals(key)) {
        return i;
      }
    }
    return -1;
  }
}
