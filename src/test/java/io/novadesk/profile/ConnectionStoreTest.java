package io.novadesk.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.Connection.Tls;
import io.novadesk.profile.Connection.Urls;
import io.novadesk.profile.Connection.WideScope;
import io.novadesk.testing.FaultMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionStoreTest {
  private static final Connection FULL =
      new Connection(
          "Prod “Zürich”",
          "https://zrh.example.org:5000/v3",
          new SignIn(
              Method.APPLICATION_CREDENTIAL,
              "ada",
              "u-1",
              "Users",
              "d-1",
              "reader",
              true,
              "idp",
              "openid"),
          new Target(
              "web",
              "p-1",
              "Projects",
              "d-2",
              new WideScope("Users", "d-3", "all", "t-1"),
              "zrh-1",
              Interface.INTERNAL,
              new Urls(
                  "https://c.example.org/",
                  "https://i.example.org/",
                  "https://n.example.org/",
                  "https://v.example.org/"),
              true),
          new Tls(
              "/ca.pem",
              "/me.pem",
              "/me.key",
              List.of(new TrustedCertificate("zrh.example.org:5000", "a1".repeat(32)))),
          new Marking(Colour.RED, true));

  @TempDir Path folder;
  private Path file = Path.of("");
  private ConnectionStore store = new ConnectionStore(file);

  @BeforeEach
  void open() {
    file = folder.resolve("deep/er/connections.json");
    store = new ConnectionStore(file);
  }

  private static Connection named(String name) {
    return Connection.empty().withName(name);
  }

  private List<String> names() {
    return store.load().connections().stream().map(Connection::name).toList();
  }

  @Test
  void hasNothingToTellBeforeTheFirstIsSaved() {
    assertThat(store.load())
        .isEqualTo(new ConnectionStore.Loaded(List.of(), List.of(), List.of(), null));
  }

  @Test
  void givesBackWhatWasSaved() throws IOException {
    store.save(FULL);
    store.save(named("plain"));
    assertThat(new ConnectionStore(file).load().connections())
        .containsExactly(FULL, named("plain"));
    assertThat(Files.readString(file)).doesNotContain("replaceHosts\" : false");
  }

  @Test
  void keepsHowCloudsOfOtherFilesAreMarked() throws IOException {
    Marking production = new Marking(Colour.RED, true, "Shop", "Customers");
    store.markElsewhere("prod", production);
    store.markElsewhere("lab", new Marking(Colour.GREEN, false));
    store.markElsewhere("lab", Marking.NONE);
    store.save(named("prod"));
    ConnectionStore.Loaded loaded = new ConnectionStore(file).load();
    assertThat(loaded.withWhatIsKept(named("prod")).marking()).isEqualTo(production);
    assertThat(loaded.withWhatIsKept(named("lab")).marking()).isEqualTo(Marking.NONE);
    assertThat(loaded.connections()).containsExactly(named("prod"));
    assertThat(Files.readString(file)).doesNotContain("lab");
  }

  @Test
  void renamesInPlaceAndForgets() throws IOException {
    store.save(named("a"));
    store.save(named("b"));
    store.save(named("c"));
    store.replace("b", named("B"));
    assertThat(names()).containsExactly("a", "B", "c");
    store.replace("a", named("c"));
    assertThat(names()).containsExactly("c", "B");
    store.delete("B");
    store.delete("never there");
    assertThat(names()).containsExactly("c");
  }

  @Test
  void leavesNoDraftBehindAndShowsTheFileToNobodyElse() throws IOException {
    store.save(FULL);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactlyInAnyOrder(file, file.resolveSibling(".lock"));
    }
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }
  }

  @Test
  void keepsAFileThatItCannotUnderstand() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"connections\": [{\"name\": \"precious\"");
    ConnectionStore.Loaded loaded = store.load();
    assertThat(loaded.connections()).isEmpty();
    assertThat(loaded.complaint()).contains("connections.json.unreadable-1");
    store.save(named("new"));
    assertThat(names()).containsExactly("new");
    Path aside = file.resolveSibling("connections.json.unreadable-1");
    assertThat(Files.readString(aside)).contains("precious");
    assertThat(store.load().complaint()).isNull();
  }

  @Test
  void keepsBytesThatAreNoText() throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThat(store.load().complaint()).contains("unreadable-1");
    store.save(named("new"));
    assertThat(file.resolveSibling("connections.json.unreadable-1")).exists();
  }

  @Test
  void keepsTheGoodOnesOfAFileWithABadOne() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "{\"version\":1,\"connections\":[{\"name\":\"a\",\"later\":[1]},{\"user\":\"x\"},7]}");
    ConnectionStore.Loaded loaded = store.load();
    assertThat(loaded.connections()).containsExactly(named("a"));
    assertThat(loaded.complaint()).contains("stays in the file");
    store.save(named("b"));
    assertThat(names()).containsExactly("a", "b");
    assertThat(Files.readString(file)).contains("\"user\" : \"x\"", "7");
  }

  @Test
  void keepsTheFormerFileWhenWritingFails() throws IOException {
    Path blocked = folder.resolve("blocked");
    Files.writeString(blocked, "a file where a folder should be");
    ConnectionStore unlucky = new ConnectionStore(blocked.resolve("connections.json"));
    assertThatThrownBy(() -> unlucky.save(FULL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be written");
    assertThat(Files.readString(blocked)).isEqualTo("a file where a folder should be");
  }

  @Test
  void keepsWhatStandsBeforeTheFault() throws IOException {
    store.save(FULL);
    store.save(named("b"));
    store.save(named("half"));
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.indexOf("half") + 5));
    ConnectionStore.Loaded loaded = store.load();
    assertThat(loaded.connections()).containsExactly(FULL, named("b"));
    assertThat(loaded.complaint()).contains("What can be read of it is used");
    store.save(named("c"));
    assertThat(names()).containsExactly(FULL.name(), "b", "c");
    assertThat(store.load().complaint()).isNull();
    FaultMatrix.row(
        FaultMatrix.Area.FILE, "connections half written", 0, String.valueOf(loaded.complaint()));
  }

  @Test
  void leavesAloneWhatALaterVersionKnowsOfOthers() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "{\"version\":1,\"sync\":true,\"connections\":[{\"name\":\"a\",\"later\":[1]}]}");
    store.save(named("b"));
    assertThat(Files.readString(file)).contains("\"later\"").contains("\"sync\"");
  }

  @Test
  void changesNothingWhenTheFileCannotBeRead() throws IOException {
    Files.createDirectories(file);
    assertThatThrownBy(() -> store.save(FULL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be written");
    assertThat(file).isDirectory();
    assertThat(store.load().complaint()).contains("cannot be read");
  }
}
