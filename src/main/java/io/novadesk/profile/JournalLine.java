package io.novadesk.profile;

import io.novadesk.profile.Journal.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of a {@link Journal}, told from others by where it stands.
 *
 * @param number the first is 1
 * @param text its bytes as they are in the file, without line feeds
 * @param entry null when they cannot be understood
 */
@SuppressWarnings("ArrayRecordComponent")
record JournalLine(int number, byte[] text, @Nullable Entry entry) {
  private static final JsonMapper JSON = new JsonMapper();

  static JournalLine of(Entry entry) {
    ObjectNode line = JSON.createObjectNode();
    line.put("subject", entry.subject());
    line.put("at", entry.at().toString());
    ObjectNode facts = line.putObject("facts");
    entry.facts().forEach(facts::put);
    return new JournalLine(0, line.toString().getBytes(StandardCharsets.UTF_8), entry);
  }

  /** The lines of a file, without the empty ones. */
  static List<JournalLine> split(byte[] file) {
    List<JournalLine> lines = new ArrayList<>();
    int number = 1;
    int from = 0;
    while (from <= file.length) {
      int to = from;
      while (to < file.length && file[to] != '\n') {
        to++;
      }
      byte[] text = Arrays.copyOfRange(file, from, to);
      if (!isBlank(text)) {
        lines.add(new JournalLine(number, text, entry(text)));
      }
      number++;
      from = to + 1;
    }
    return lines;
  }

  private static boolean isBlank(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1).isBlank();
  }

  /** As it is written: a line feed before it closes one that a crash cut off. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write('\n');
    bytes.writeBytes(text);
    return bytes.toByteArray();
  }

  private static @Nullable Entry entry(byte[] text) {
    try {
      String line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
      JsonNode node = JSON.readTree(line);
      Map<String, String> facts = new LinkedHashMap<>();
      node.path("facts").properties().forEach(f -> facts.put(f.getKey(), f.getValue().asString()));
      return new Entry(
          node.path("subject").asString(), Instant.parse(node.path("at").asString()), facts);
    } catch (CharacterCodingException | JacksonException | DateTimeException _) {
      return null;
    }
  }
}
