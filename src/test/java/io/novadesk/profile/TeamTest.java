package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.lint.Fault;
import io.novadesk.profile.lint.Fault.Weight;
import io.novadesk.profile.lint.Linter;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team shares in a folder: read, never written, and without its secrets. */
class TeamTest {
  private static final String CANARY = "canary-in-the-team";

  @TempDir Path own;
  @TempDir Path folder;
  private Team team;

  @BeforeEach
  void share() throws IOException {
    team = new Team(folder);
    Files.writeString(
        team.clouds(),
        """
        clouds:
          lab:
            auth: {auth_url: "https://lab.example/v3", username: ada, password: %s}
          shop:
            auth:
              auth_url: https://shop.example/v3
              username: ada
            # password: behind a hash sign it is none
        """
            .formatted(CANARY));
    Files.writeString(
        team.filters(), "{\"shop\": [{\"name\": \"Broken\", \"filter\": \"status:error\"}]}");
    Files.writeString(
        team.launch(),
        "{\"templates\": {\"web\": {\"NAME\": \"web\"}}, \"drafts\": {\"x\": {\"NAME\": \"no\"}}}");
  }

  private Map<String, String> whole() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(file.toString(), Files.readString(file));
      }
    }
    return all;
  }

  @Test
  void connectionsAreReadWithoutTheirSecretsWhichAreTold() throws IOException {
    CloudsYaml.Reading told = new CloudsYaml(List.of(), List.of()).withTeam(team).readTeam();
    assertThat(told.entries())
        .extracting(entry -> entry.connection().name())
        .containsExactly("lab", "shop");
    assertThat(told.entries()).allSatisfy(entry -> assertThat(entry.secret()).isNull());
    assertThat(told.toString()).doesNotContain(CANARY);

    List<Fault> faults = new Linter(Map.of()).team(team.clouds());
    List<Fault> errors = faults.stream().filter(each -> each.weight() == Weight.ERROR).toList();
    assertThat(errors).hasSize(1);
    Fault fault = errors.getFirst();
    assertThat(fault.line()).isEqualTo(3);
    assertThat(fault.entry()).isEqualTo("lab");
    assertThat(fault.sentence()).startsWith("A password is shared with the whole team here.");
    assertThat(faults).allSatisfy(each -> assertThat(each.mend()).isNull());
    assertThat(faults.toString()).doesNotContain(CANARY);
    FaultMatrix.row(Area.SECRET, "a password in the folder of a team", 0, fault.sentence());
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    Team none = new Team(folder.resolve("none"));
    CloudsYaml.Reading told = new CloudsYaml(List.of(), List.of()).withTeam(none).readTeam();
    assertThat(told.entries()).isEmpty();
    assertThat(told.problems())
        .extracting(CloudsYaml.Problem::sentence)
        .containsExactly("There is no team folder " + none.folder() + ".");
    assertThat(new Linter(Map.of()).team(none.clouds())).isEmpty();
    FaultMatrix.row(
        Area.FILE, "the folder of a team is gone", 0, told.problems().getFirst().sentence());
  }

  @Test
  void filtersAndTemplatesStandBesideOnesOwnAndNothingIsWritten() throws IOException {
    Map<String, String> before = whole();
    SavedFilterStore filters = new SavedFilterStore(own.resolve("filters.json"), team);
    SavedFilter mine = new SavedFilter("shop", "Broken", "status:error name:web");
    filters.save(mine);
    assertThat(filters.load().filters()).containsExactly(mine);
    assertThat(filters.load().team())
        .containsExactly(new SavedFilter("shop", "Broken", "status:error"));
    LaunchStore launches = new LaunchStore(own.resolve("launch.json"), team);
    launches.saveTemplate("mine", Map.of("NAME", "mine"));
    assertThat(launches.load().templates()).containsOnlyKeys("mine");
    assertThat(launches.load().team()).containsOnlyKeys("web");
    assertThat(launches.load().drafts()).isEmpty();
    assertThat(whole()).isEqualTo(before);
  }

  @Test
  void whatIsBrokenThereIsToldAndNotCopied() throws IOException {
    Files.writeString(team.filters(), "{\"shop\": [{\"name\": ");
    Map<String, String> before = whole();
    SavedFilterStore.Loaded loaded = new SavedFilterStore(own.resolve("filters.json"), team).load();
    assertThat(loaded.complaint())
        .isEqualTo(team.filters() + " cannot be understood. It was not used.");
    assertThat(whole()).isEqualTo(before);
    FaultMatrix.row(
        Area.FILE, "a broken file in the folder of a team", 0, String.valueOf(loaded.complaint()));
  }
}
