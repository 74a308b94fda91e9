package io.novadesk.viewmodel.wall;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a field. The most frequent have a colour each; all others share one.
 *
 * @param column the field
 */
record FieldColour(Column column) implements WallColour {
  @Override
  public String title() {
    return column.title();
  }

  @Override
  public Shading of(List<ServerRow> servers, HostLoads loads) {
    Map<String, Integer> counts = new HashMap<>();
    servers.forEach(row -> counts.merge(column.text(row), 1, Integer::sum));
    counts.remove("");
    Map<String, Tone> tones = tones(counts);
    Map<Tone, String> meanings = new EnumMap<>(Tone.class);
    tones.forEach((value, tone) -> meanings.put(tone, value));
    meanings.put(Tone.STRANGE, Text.of("wall.none"));
    meanings.put(Tone.OFF, Text.of("wall.others", counts.size() - tones.size()));
    return new Shading() {
      @Override
      public Tone of(ServerRow row) {
        String value = column.text(row);
        return value.isEmpty() ? Tone.STRANGE : tones.getOrDefault(value, Tone.OFF);
      }

      @Override
      public String meaning(Tone tone) {
        return meanings.getOrDefault(tone, "");
      }
    };
  }

  /**
   * A value asks for the colour that its text names, so that it keeps it when others come and go,
   * and at the next start. Where another has it, it takes the next free one.
   */
  static Map<String, Tone> tones(Map<String, Integer> counts) {
    int room = Tone.SHADES.size();
    List<String> shown =
        counts.keySet().stream()
            .sorted(
                Comparator.comparingInt((String value) -> -counts.getOrDefault(value, 0))
                    .thenComparing(NaturalOrder.INSTANCE))
            .limit(room)
            .sorted(NaturalOrder.INSTANCE)
            .toList();
    Map<String, Tone> tones = new HashMap<>();
    for (String value : shown) {
      int wanted = Math.floorMod(value.hashCode(), room);
      while (tones.containsValue(Tone.SHADES.get(wanted))) {
        wanted = (wanted + 1) % room;
      }
      tones.put(value, Tone.SHADES.get(wanted));
    }
    return tones;
  }
}
