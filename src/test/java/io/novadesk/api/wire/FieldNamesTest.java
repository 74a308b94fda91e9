package io.novadesk.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;

class FieldNamesTest {
  private enum Field {
    ID("id"),
    LAUNCHED_AT("OS-SRV-USG:launched_at"),
    NAME("näme");

    private final String wire;

    Field(String wire) {
      this.wire = wire;
    }
  }

  private static final FieldNames<Field> FIELDS = FieldNames.of(Field.values(), f -> f.wire);

  @Test
  void findsItsFieldsAndPassesOverAllOthers() {
    assertThat(
            read(
                """
                {"links": [{"id": "of a link"}], "OS-SRV-USG:launched_at": "t",
                 "OS-SRV-USG:terminated_at": {"id": {"id": 1}}, "näme": "n", "x": null, "id": "i"}
                """))
        .containsExactly("LAUNCHED_AT t", "NAME n", "ID i");
  }

  @Test
  void knowsAFieldHoweverItIsWritten() {
    assertThat(read("{\"\\u0069d\": \"i\", \"n\\u00e4me\": \"n\", \"id\": \"again\"}"))
        .containsExactly("ID i", "NAME n", "ID again");
  }

  @Test
  void endsWithItsObject() {
    assertThat(read("{}")).isEmpty();
    assertThat(read("{\"x\": {}}")).isEmpty();
  }

  private static List<String> read(String json) {
    List<String> found = new ArrayList<>();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try (JsonParser p = Json.parser(new ByteArrayInputStream(bytes))) {
      p.nextToken();
      for (Field field = FIELDS.next(p); field != null; field = FIELDS.next(p)) {
        found.add(field + " " + p.getString());
      }
    }
    return found;
  }
}
