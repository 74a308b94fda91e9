package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.common.login.FormField;
import io.novadesk.i18n.Text;
import io.novadesk.keychain.Keychain;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.InMemorySecrets;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choosing, saving, renaming, copying and deleting clouds: no cloud is needed for it. */
class CloudListJourneyTest {
  @TempDir Path folder;
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final InMemorySecrets secrets = new InMemorySecrets();
  private ConnectionStore store = new ConnectionStore(Path.of("none"));

  @BeforeEach
  void fill() throws IOException {
    store = new ConnectionStore(folder.resolve("connections.json"));
    store.save(
        new Connection(
            "lab",
            "https://lab.example.org:5000/v3",
            new Connection.SignIn(Connection.Method.PASSWORD, "ada", "", ""),
            Connection.Target.NONE,
            Connection.Tls.NONE,
            Connection.Marking.NONE));
    Files.writeString(
        folder.resolve("clouds.yaml"),
        """
        clouds:
          prod: {auth: {auth_url: "https://prod.example.org", username: ada, password: sesame}}
          broken: {}
        """);
    Files.setPosixFilePermissions(
        folder.resolve("clouds.yaml"), PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void end() {
    tasks.close();
  }

  private ConnectViewModel open() {
    ConnectViewModel model =
        new ConnectViewModel(
            tasks,
            new Connector(HttpSettings.standard(), Clock.systemUTC()),
            store,
            new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()),
            () -> new DemoAccess(URI.create("http://127.0.0.1:9"), "demo", Secret.of("x"), "demo"),
            (session, _, _) -> session.close(),
            secrets,
            Keychain::none,
            _ -> {},
            _ -> {});
    tasks.until(() -> model.choice().selectedProperty().get() != null);
    return model;
  }

  private static CloudEntry entry(ConnectViewModel model, Kind kind) {
    return model.clouds().all().stream().filter(e -> e.kind() == kind).findFirst().orElseThrow();
  }

  private static CloudEntry selected(ConnectViewModel model) {
    return Objects.requireNonNull(model.choice().selectedProperty().get());
  }

  private static String text(ConnectViewModel model, FormField field) {
    return model.form().text(field).get();
  }

  private List<String> saved() {
    return store.load().connections().stream().map(Connection::name).toList();
  }

  @Test
  void showsTheDemoCloudFirstAndChoosesTheFirstOfOnesOwn() {
    ConnectViewModel model = open();
    assertThat(model.clouds().all())
        .extracting(CloudEntry::kind)
        .containsExactly(Kind.DEMO, Kind.SAVED, Kind.CLOUDS_YAML);
    assertThat(selected(model).name()).isEqualTo("lab");
    assertThat(selected(model).host()).isEqualTo("lab.example.org");
    assertThat(model.clouds().complaints()).hasSize(1).first().asString().contains("broken");
  }

  @Test
  void findsByNameAndHost() {
    ConnectViewModel model = open();
    model.clouds().filterProperty().set("PROD.ex");
    assertThat(model.clouds().shown()).extracting(CloudEntry::name).containsExactly("prod");
    model.clouds().filterProperty().set("");
    assertThat(model.clouds().shown()).hasSize(3);
  }

  @Test
  void takesThePasswordFromTheFileOrFromWhereItIsKept() {
    secrets.remember("lab", Secret.of("kept"));
    ConnectViewModel model = open();
    tasks.until(() -> !text(model, FormField.SECRET).isEmpty());
    assertThat(text(model, FormField.SECRET)).isEqualTo("kept");
    model.choice().select(entry(model, Kind.CLOUDS_YAML));
    assertThat(text(model, FormField.SECRET)).isEqualTo("sesame");
    model.choice().select(entry(model, Kind.DEMO));
    assertThat(text(model, FormField.SECRET)).isEmpty();
  }

  @Test
  void keepsWhatWasTypedWhileLookingAtAnotherCloud() {
    ConnectViewModel model = open();
    model.form().text(FormField.PROJECT).set("half typed");
    model.form().text(FormField.SECRET).set("typed");
    model.choice().select(entry(model, Kind.CLOUDS_YAML));
    assertThat(text(model, FormField.PROJECT)).isEmpty();
    model.choice().select(entry(model, Kind.SAVED));
    assertThat(text(model, FormField.PROJECT)).isEqualTo("half typed");
    assertThat(text(model, FormField.SECRET)).isEqualTo("typed");
  }

  @Test
  void savesANewCloudUnderItsHostAndWithoutItsPassword() throws IOException {
    ConnectViewModel model = open();
    model.choice().startNew();
    assertThat(model.form().wantedFocusProperty().get()).isEqualTo(FormField.AUTH_URL);
    model.form().text(FormField.AUTH_URL).set("new.example.org:5000");
    model.form().text(FormField.SECRET).set("open sesame");
    model.choice().save();
    tasks.until(() -> model.choice().selectedProperty().get() != null);
    assertThat(selected(model).name()).isEqualTo("new.example.org");
    assertThat(text(model, FormField.SECRET)).isEqualTo("open sesame");
    assertThat(saved()).containsExactly("lab", "new.example.org");
    assertThat(Files.readString(folder.resolve("connections.json"))).doesNotContain("sesame");
    model.choice().startNew();
    assertThat(text(model, FormField.AUTH_URL)).isEmpty();
  }

  @Test
  void renames() {
    ConnectViewModel model = open();
    model.form().text(FormField.NAME).set("laboratory");
    model.choice().save();
    tasks.until(() -> "laboratory".equals(selected(model).name()));
    assertThat(saved()).containsExactly("laboratory");
  }

  @Test
  void refusesANameThatIsTaken() {
    ConnectViewModel model = open();
    model.choice().startNew();
    model.form().text(FormField.AUTH_URL).set("other.example.org");
    model.form().text(FormField.NAME).set("lab");
    model.choice().save();
    assertThat(model.form().error(FormField.NAME).get()).contains("lab");
    assertThat(model.form().wantedFocusProperty().get()).isEqualTo(FormField.NAME);
    assertThat(store.load().connections().getFirst().authUrl()).contains("lab.example.org");
  }

  @Test
  void copiesAnEntryOfCloudsYamlIntoAnEditableOne() {
    ConnectViewModel model = open();
    model.choice().select(entry(model, Kind.CLOUDS_YAML));
    model.choice().save();
    model.choice().duplicate();
    assertThat(model.choice().selectedProperty().get()).isNull();
    assertThat(text(model, FormField.NAME)).isEqualTo("prod copy");
    assertThat(text(model, FormField.SECRET)).isEqualTo("sesame");
    model.choice().save();
    tasks.until(() -> model.choice().selectedProperty().get() != null);
    assertThat(saved()).containsExactly("lab", "prod copy");
  }

  @Test
  void deletesAndBringsBack() {
    ConnectViewModel model = open();
    model.choice().delete();
    tasks.until(() -> model.choice().deletedProperty().get() != null);
    assertThat(saved()).isEmpty();
    assertThat(selected(model).kind()).isEqualTo(Kind.CLOUDS_YAML);
    model.choice().delete();
    model.choice().undoDelete();
    tasks.until(() -> selected(model).kind() == Kind.SAVED);
    assertThat(saved()).containsExactly("lab");
    assertThat(model.choice().deletedProperty().get()).isNull();
  }

  @Test
  void tellsWhenItCannotSave() throws IOException {
    ConnectViewModel model = open();
    Files.delete(folder.resolve("connections.json"));
    Files.createDirectories(folder.resolve("connections.json/taken"));
    model.form().text(FormField.PROJECT).set("typed");
    model.choice().save();
    tasks.until(() -> !model.help().messageProperty().get().isEmpty());
    assertThat(model.help().messageProperty().get()).contains("cannot be written");
    assertThat(text(model, FormField.PROJECT)).isEqualTo("typed");
  }

  @Test
  void saysThatThereIsNoCloudOfThatName() {
    ConnectViewModel model = open();
    model.open("nowhere");
    assertThat(model.help().messageProperty().get()).contains("nowhere");
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void asksForWhatIsMissingBeforeItConnects() {
    ConnectViewModel model = open();
    model.connect();
    assertThat(model.phaseProperty().get()).isEqualTo(ConnectViewModel.Phase.IDLE);
    assertThat(model.form().wantedFocusProperty().get()).isEqualTo(FormField.SECRET);
    assertThat(model.form().error(FormField.SECRET).get()).isNotEmpty();
  }

  @Test
  void whatAnotherWindowSavesAppearsAndWhatIsTypedStays() throws IOException {
    ConnectViewModel model = open();
    model.choice().select(entry(model, Kind.SAVED));
    model.form().text(FormField.USER).set("typed here");
    ConnectionStore other = new ConnectionStore(folder.resolve("connections.json"));
    Connection lab = entry(model, Kind.SAVED).connection();
    other.save(
        new Connection(
            "lab",
            "https://moved.example.org:5000/v3",
            lab.signIn(),
            lab.target(),
            lab.tls(),
            lab.marking()));
    other.save(lab.withName("second"));
    model.refresh();
    tasks.until(() -> model.clouds().find(Kind.SAVED, "second").isPresent());
    assertThat(selected(model).name()).isEqualTo("lab");
    assertThat(text(model, FormField.USER)).isEqualTo("typed here");
    assertThat(model.choice().unsavedProperty().get()).isTrue();

    model.choice().select(model.clouds().find(Kind.SAVED, "second").orElseThrow());
    other.delete("second");
    model.refresh();
    tasks.until(() -> model.clouds().find(Kind.SAVED, "second").isEmpty());
    assertThat(model.choice().selectedProperty().get()).isNull();
    model.choice().select(entry(model, Kind.SAVED));
    assertThat(text(model, FormField.USER)).isEqualTo("typed here");
  }

  @Test
  void aChangeByAnotherWindowIsShownWhereNothingIsTyped() throws IOException {
    ConnectViewModel model = open();
    CloudEntry lab = entry(model, Kind.SAVED);
    model.choice().select(lab);
    Connection now = lab.connection();
    new ConnectionStore(folder.resolve("connections.json"))
        .save(
            new Connection(
                "lab",
                "https://moved.example.org:5000/v3",
                now.signIn(),
                now.target(),
                now.tls(),
                now.marking()));
    model.refresh();
    tasks.until(() -> text(model, FormField.AUTH_URL).equals("https://moved.example.org:5000/v3"));
    assertThat(model.choice().unsavedProperty().get()).isFalse();
  }

  @Test
  void aFileThatShowsAPasswordToOthersIsNamedOnce() throws IOException {
    Path file = folder.resolve("clouds.yaml");
    Files.writeString(
        file,
        """
        clouds:
          prod: {auth: {auth_url: "https://prod.example.org", username: ada, password: sesame}}
          more: {auth: {auth_url: "https://more.example.org", username: ada, password: sesame}}
        """);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    ConnectViewModel model = open();
    String told = Text.of("profile.exposed.secret", file);
    assertThat(model.clouds().complaints()).containsOnlyOnce(told);
    assertThat(told).contains("chmod 600").doesNotContain("sesame");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    model.refresh();
    tasks.until(() -> !model.clouds().complaints().contains(told));
    FaultMatrix.row(FaultMatrix.Area.FILE, "clouds.yaml with a password is 0644", 0, told);
  }

  @Test
  void whatIsChangedOfACloudOfAFileIsSavedInThatFileWithoutItsSecret() throws Exception {
    Path file = folder.resolve("clouds.yaml");
    String before = Files.readString(file);
    ConnectViewModel model = open();
    model.choice().select(entry(model, Kind.CLOUDS_YAML));
    assertThat(model.choice().unsavedProperty().get()).isFalse();
    model.form().text(FormField.USER).set("bob");
    model.form().text(FormField.SECRET).set("typed-secret");
    assertThat(model.choice().unsavedProperty().get()).isTrue();

    model.choice().save();
    tasks.until(() -> !model.choice().unsavedProperty().get());
    assertThat(Files.readString(file)).isEqualTo(before.replace("ada", "bob"));
    assertThat(selected(model).connection().signIn().user()).isEqualTo("bob");
    assertThat(text(model, FormField.SECRET)).isEqualTo("typed-secret");
    assertThat(saved()).containsExactly("lab");
  }

  @Test
  void whatBothChangedIsShownSideBySideAndThePersonChooses() throws Exception {
    Path file = folder.resolve("clouds.yaml");
    ConnectViewModel model = open();
    model.choice().select(entry(model, Kind.CLOUDS_YAML));
    model.form().text(FormField.USER).set("bob");
    String theirs = Files.readString(file).replace("ada", "eve");
    Files.writeString(file, theirs);

    model.choice().save();
    tasks.until(() -> !model.help().meetings().isEmpty());
    Meeting meeting = model.help().meetings().getFirst();
    assertThat(model.help().meetings()).hasSize(1);
    assertThat(meeting.field()).isEqualTo(FormField.USER);
    assertThat(meeting.theirs()).isEqualTo("eve");
    assertThat(meeting.mine()).isEqualTo("bob");
    assertThat(Files.readString(file)).isEqualTo(theirs);
    assertThat(text(model, FormField.USER)).isEqualTo("bob");

    // Back leads to the form, and saving asks again.
    assertThat(model.cancel()).isTrue();
    assertThat(model.help().meetings()).isEmpty();
    model.choice().save();
    assertThat(model.help().meetings()).hasSize(1);

    model.choice().settle();
    tasks.until(() -> !model.choice().unsavedProperty().get());
    assertThat(Files.readString(file)).isEqualTo(theirs.replace("eve", "bob"));
    FaultMatrix.row(FaultMatrix.Area.FILE, "clouds.yaml and the form changed one field", 0, "both");
  }

  @Test
  void theirsIsTakenWhereThePersonSaysSo() throws Exception {
    Path file = folder.resolve("clouds.yaml");
    ConnectViewModel model = open();
    model.choice().select(entry(model, Kind.CLOUDS_YAML));
    model.form().text(FormField.USER).set("bob");
    model.form().text(FormField.PROJECT).set("mine");
    Files.writeString(file, Files.readString(file).replace("ada", "eve"));
    model.choice().save();
    tasks.until(() -> !model.help().meetings().isEmpty());
    model.help().meetings().getFirst().takeMine().set(false);
    model.choice().settle();
    tasks.until(() -> !model.choice().unsavedProperty().get());
    assertThat(Files.readString(file)).contains("eve").contains("mine").doesNotContain("bob");
  }

  @Test
  void whatDoesNotMeetIsJoinedAndNothingTypedIsLost() throws Exception {
    Path file = folder.resolve("clouds.yaml");
    ConnectViewModel model = open();
    model.choice().select(entry(model, Kind.CLOUDS_YAML));
    model.form().text(FormField.PROJECT).set("mine");
    Files.writeString(file, Files.readString(file).replace("ada", "eve"));

    model.choice().save();
    tasks.until(() -> !model.choice().unsavedProperty().get());
    assertThat(Files.readString(file)).contains("eve").contains("mine");
    assertThat(text(model, FormField.USER)).isEqualTo("eve");
    assertThat(model.help().meetings()).isEmpty();
    assertThat(model.help().messageProperty().get()).contains("Both changes are in");
  }

  /** The file is looked at each second: what it says by now is no reason to write it back. */
  @Test
  void whatWasSeenToChangeIsNotTurnedBackBySaving() throws Exception {
    Path file = folder.resolve("clouds.yaml");
    ConnectViewModel model = open();
    model.choice().select(entry(model, Kind.CLOUDS_YAML));
    model.form().text(FormField.PROJECT).set("mine");
    Files.writeString(file, Files.readString(file).replace("ada", "eve"));
    model.refresh();
    tasks.until(() -> text(model, FormField.USER).equals("eve"));
    assertThat(text(model, FormField.PROJECT)).isEqualTo("mine");

    model.choice().save();
    tasks.until(() -> !model.choice().unsavedProperty().get());
    assertThat(Files.readString(file)).contains("eve").contains("mine");
  }

  @Test
  void aConflictThatWasSeenIsAskedAboutBeforeSaving() throws Exception {
    Path file = folder.resolve("clouds.yaml");
    ConnectViewModel model = open();
    model.choice().select(entry(model, Kind.CLOUDS_YAML));
    model.form().text(FormField.USER).set("bob");
    Files.writeString(file, Files.readString(file).replace("ada", "eve"));
    model.refresh();
    tasks.until(() -> selected(model).connection().signIn().user().equals("eve"));
    assertThat(text(model, FormField.USER)).isEqualTo("bob");
    model.choice().save();
    assertThat(model.help().meetings()).extracting(Meeting::theirs).containsExactly("eve");
    assertThat(Files.readString(file)).contains("eve");
  }
}
