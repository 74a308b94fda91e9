package io.novadesk.viewmodel.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.launch.LaunchBook;
import io.novadesk.cloud.launch.Pace;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.common.journal.FileJournal;
import io.novadesk.demo.DemoSettings;
import io.novadesk.demo.Dialect;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Journal;
import io.novadesk.profile.LaunchStore;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.production.ProductionGuard;
import io.novadesk.viewmodel.servers.RegionModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Launch page on the demo cloud, without a toolkit. */
@Timeout(180)
class LaunchPageTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final OperationsViewModel operations = new OperationsViewModel(tasks, Ledger.NONE);
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private OpenDemo demo;

  @SuppressWarnings("NullAway.Init")
  private RegionModel region;

  @SuppressWarnings("NullAway.Init")
  private LaunchDesk desk;

  @SuppressWarnings("NullAway.Init")
  private LaunchViewModel page;

  private void open(DemoSettings settings) throws Exception {
    demo = OpenDemo.as("demo", settings.withTimeScale(0.02));
    region = new RegionModel(demo.session(), demo.region(), tasks);
    tasks.until(
        () ->
            !region.flavors().isEmpty()
                && !region.images().isEmpty()
                && region.limitsProperty().get() != null);
    desk = newDesk();
    page = desk.open(List.of(region), region);
  }

  private LaunchDesk newDesk() throws Exception {
    return new LaunchDesk(
        tasks,
        operations,
        new LaunchStore(folder.resolve("launch.json")),
        new LaunchBook(new FileJournal(new Journal(folder.resolve("launches.jsonl")))),
        new Pace(Duration.ofMillis(20), 4, Duration.ofMillis(50)));
  }

  @AfterEach
  void close() {
    page.dispose();
    desk.dispose();
    tasks.until(() -> !desk.drafts().isSaving());
    region.dispose();
    demo.close();
    tasks.close();
  }

  private void type(LaunchField field, String text) {
    page.form().text(field).set(text);
  }

  private String remark(LaunchField field) {
    return page.remark(field).get().sentence();
  }

  private void choose(String image, String flavor) {
    type(
        LaunchField.IMAGE,
        region.images().stream()
            .filter(i -> i.name().startsWith(image))
            .findFirst()
            .orElseThrow()
            .id());
    type(
        LaunchField.FLAVOR,
        region.flavors().stream()
            .filter(f -> f.name().equals(flavor))
            .findFirst()
            .orElseThrow()
            .id());
  }

  private void fill() {
    type(LaunchField.NAME, "page-{00}");
    choose("cirros", "m1.tiny");
  }

  @Test
  void saysWhatIsMissingAndIsReadyWhenNothingIs() throws Exception {
    open(DemoSettings.standard());
    assertThat(page.readyProperty().get()).isFalse();
    assertThat(page.obstacleProperty().get()).isEqualTo("A server needs a name.");
    fill();
    assertThat(page.obstacleProperty().get()).isEmpty();
    assertThat(page.readyProperty().get()).isTrue();
  }

  @Test
  void aReadOnlyCloudGetsNoServers() throws Exception {
    open(DemoSettings.standard());
    page.dispose();
    region.dispose();
    ProductionGuard guard =
        new ProductionGuard(new Marking(Colour.RED, true), tasks, InstantSource.system());
    region = new RegionModel(demo.session(), demo.region(), tasks, guard);
    tasks.until(() -> !region.flavors().isEmpty() && !region.images().isEmpty());
    page = desk.open(List.of(region), region);
    fill();
    assertThat(page.obstacleProperty().get()).contains("read-only");
    assertThat(page.launch()).isFalse();
    assertThat(operations.rows()).isEmpty();
    guard.unlock();
    assertThat(page.readyProperty().get()).isTrue();
    guard.lock();
    assertThat(page.readyProperty().get()).isFalse();
  }

  @Test
  void judgesEachFieldAsItIsTyped() throws Exception {
    open(DemoSettings.standard());
    fill();
    type(LaunchField.NAME, "web-{x}");
    assertThat(remark(LaunchField.NAME)).contains("zeros");
    type(LaunchField.NAME, "x".repeat(256));
    assertThat(remark(LaunchField.NAME)).startsWith("1 character too long");
    type(LaunchField.NAME, "page");
    type(LaunchField.COUNT, "1001");
    assertThat(remark(LaunchField.COUNT)).contains("1,000");
    type(LaunchField.COUNT, "2");
    type(LaunchField.HOSTNAME, "one");
    assertThat(remark(LaunchField.HOSTNAME)).contains("one server only");
    type(LaunchField.COUNT, "1");
    type(LaunchField.HOSTNAME, "not_this");
    assertThat(remark(LaunchField.HOSTNAME)).contains("hyphens");
    type(LaunchField.HOSTNAME, "");
    type(LaunchField.TAGS, "a/b");
    assertThat(remark(LaunchField.TAGS)).contains("slash");
    type(LaunchField.TAGS, "");
    type(LaunchField.USER_DATA, "#cloud-config\npackages: [vim\nruncmd: x\n");
    assertThat(remark(LaunchField.USER_DATA)).startsWith("Line ");
    type(LaunchField.USER_DATA, "#!/bin/sh\n" + "x".repeat(60_000));
    assertThat(remark(LaunchField.USER_DATA)).contains("after base64");
    type(LaunchField.USER_DATA, "#cloud-config\npackages: [vim]\n");
    assertThat(remark(LaunchField.USER_DATA)).isEmpty();
    page.form().metadata().setAll(new Pair("a", "1"), new Pair("a", "2"));
    assertThat(remark(LaunchField.METADATA)).contains("twice");
    page.form().metadata().setAll(new Pair("a/b", "1"));
    assertThat(remark(LaunchField.METADATA)).contains("letters, digits");
    page.form().metadata().clear();
    page.form().networkModeProperty().set(LaunchForm.NetworkMode.CHOSEN);
    assertThat(remark(LaunchField.NETWORKS)).contains("at least one");
    page.form().networkModeProperty().set(LaunchForm.NetworkMode.NONE);
    assertThat(page.readyProperty().get()).as(page.obstacleProperty().get()).isTrue();
  }

  @Test
  void marksFlavorsThatAreTooSmallForTheImage() throws Exception {
    open(DemoSettings.standard());
    fill();
    choose("ubuntu", "m1.tiny");
    assertThat(remark(LaunchField.FLAVOR)).contains("needs");
    assertThat(page.flavors().shown()).anyMatch(c -> !c.whyNot().isEmpty());
    assertThat(page.flavors().shown()).anyMatch(c -> c.whyNot().isEmpty());
    page.form().fromVolumeProperty().set(true);
    type(LaunchField.VOLUME_SIZE, "1");
    assertThat(remark(LaunchField.VOLUME_SIZE)).contains("GiB");
    page.flavors().filterProperty().set("m1.l");
    assertThat(page.flavors().shown()).allMatch(c -> c.flavor().name().startsWith("m1.l"));
  }

  @Test
  void bootsFromAVolumeThatIsThereWithoutAnImage() throws Exception {
    open(DemoSettings.standard());
    type(LaunchField.NAME, "rescued");
    choose("cirros", "m1.small");
    type(LaunchField.IMAGE, "");
    assertThat(remark(LaunchField.IMAGE)).isNotEmpty();
    tasks.until(() -> !page.choices().volumes().isEmpty());
    assertThat(page.choices().volumes()).extracting("name").containsExactly("ubuntu-24.04-root");
    String volume = page.choices().volumes().getFirst().id();
    type(LaunchField.VOLUME, volume);
    assertThat(page.obstacleProperty().get()).isEmpty();
    type(LaunchField.COUNT, "2");
    assertThat(remark(LaunchField.VOLUME)).contains("one server");
    type(LaunchField.COUNT, "1");
    assertThat(page.launch()).isTrue();
    tasks.until(
        () ->
            region.rows().stream()
                .anyMatch(
                    r -> r.name().equals("rescued") && r.server().volumeIds().contains(volume)));
  }

  @Test
  void filesThatAreTooLargeOrTooManyAreRefused() throws Exception {
    open(DemoSettings.standard());
    fill();
    for (int i = 0; i < 6; i++) {
      page.form().files().add(new InjectedFile("/f" + i, "x"));
    }
    assertThat(remark(LaunchField.FILES)).contains("accepts 5 files");
    page.form().files().setAll(new InjectedFile("/f", "x".repeat(10_241)));
    assertThat(remark(LaunchField.FILES)).contains("10,241 bytes").contains("10,240");
    page.form().files().setAll(new InjectedFile("", "x"));
    assertThat(remark(LaunchField.FILES)).contains("path");
    Path missing = folder.resolve("missing.txt");
    page.form().files().clear();
    page.addFile(missing);
    tasks.until(() -> remark(LaunchField.FILES).contains("cannot be read"));
  }

  @Test
  void whatGoesTogetherInNoVersionIsSaid() throws Exception {
    open(DemoSettings.standard());
    fill();
    page.form().files().add(new InjectedFile("/etc/motd", "hello"));
    assertThat(page.readyProperty().get()).isTrue();
    type(LaunchField.HOSTNAME, "host");
    assertThat(page.readyProperty().get()).isFalse();
    assertThat(page.obstacleProperty().get()).contains("user data");
  }

  @Test
  void anOldCloudIsAskedOnlyForWhatItUnderstands() throws Exception {
    open(DemoSettings.standard().withDialect(Dialect.V1_1));
    Ability able = page.abilityProperty().get();
    assertThat(able.files()).isTrue();
    assertThat(List.of(able.tags(), able.description(), able.hostname(), able.networks()))
        .containsOnly(false);
    assertThat(List.of(able.userData(), able.bootVolume(), able.together())).containsOnly(false);
    fill();
    page.form().metadata().add(new Pair("purpose", "old"));
    type(LaunchField.TAGS, "ignored");
    assertThat(page.launch()).as(page.obstacleProperty().get()).isTrue();
    OperationRow row = operations.rows().getFirst();
    tasks.until(() -> row.state().isEnd());
    assertThat(row.state()).as(row.sentence()).isInstanceOf(OperationState.Done.class);
    tasks.until(() -> region.rows().stream().anyMatch(r -> r.name().equals("page-01")));
  }

  @Test
  void todaysCloudUnderstandsAllOfIt() throws Exception {
    open(DemoSettings.standard());
    Ability able = page.abilityProperty().get();
    assertThat(
            List.of(
                able.files(),
                able.userData(),
                able.tags(),
                able.description(),
                able.hostname(),
                able.networks(),
                able.noNetwork(),
                able.bootVolume(),
                able.together()))
        .containsOnly(true);
  }

  @Test
  void theRequestHoldsWhatWasTypedAndNoSecret() throws Exception {
    open(DemoSettings.standard());
    fill();
    type(LaunchField.PASSWORD, "canary-password");
    type(LaunchField.USER_DATA, "#!/bin/sh\necho canary-data\n");
    type(LaunchField.DESCRIPTION, "for a test");
    page.form().files().add(new InjectedFile("/etc/canary", "canary-file"));
    tasks.until(() -> shown().contains("for a test"));
    String request = shown();
    assertThat(request).contains("page-01").contains("adminPass").contains("user_data");
    assertThat(request).doesNotContain("canary-password").doesNotContain(base64("canary"));
    assertThat(page.counters().of(LaunchCounters.Counter.REQUEST).get()).contains("2.52");
  }

  private static String base64(String text) {
    return java.util.Base64.getEncoder()
        .encodeToString(("#!/bin/sh\necho " + text + "-data\n").getBytes(StandardCharsets.UTF_8));
  }

  private String shown() {
    StringBuilder text = new StringBuilder();
    page.json().lines().forEach(line -> text.append(line.content()).append('\n'));
    return text.toString();
  }

  @Test
  void aDraftComesBackWithoutItsSecrets() throws Exception {
    open(DemoSettings.standard());
    fill();
    type(LaunchField.COUNT, "7");
    type(LaunchField.PASSWORD, "canary-password");
    type(LaunchField.USER_DATA, "#cloud-config\npassword: canary-data\n");
    page.form().metadata().add(new Pair("purpose", "draft"));
    page.form().files().add(new InjectedFile("/etc/token", "token=canary-file"));
    page.form().networkModeProperty().set(LaunchForm.NetworkMode.NONE);
    page.dispose();
    tasks.until(() -> !desk.drafts().isSaving());
    Path file = folder.resolve("launch.json");
    assertThat(Files.readString(file)).contains("purpose").doesNotContain("canary");

    // As long as the program runs a page that was left lacks nothing.
    page = desk.open(List.of(region), region);
    assertThat(page.form().get(LaunchField.PASSWORD)).isEqualTo("canary-password");
    assertThat(page.form().get(LaunchField.USER_DATA)).contains("canary-data");
    assertThat(page.form().files().getFirst().typed().get()).contains("canary-file");
    page.dispose();
    tasks.until(() -> !desk.drafts().isSaving());
    assertThat(Files.readString(file)).doesNotContain("canary");

    desk = newDesk();
    page = desk.open(List.of(region), region);
    assertThat(page.form().get(LaunchField.NAME)).isEqualTo("page-{00}");
    assertThat(page.form().get(LaunchField.COUNT)).isEqualTo("7");
    assertThat(page.form().metadata()).hasSize(1);
    assertThat(page.form().networkModeProperty().get()).isEqualTo(LaunchForm.NetworkMode.NONE);
    assertThat(page.noticeProperty().get()).contains("User data").contains("password");
  }

  @Test
  void aTemplateIsKeptLoadedAndDeleted() throws Exception {
    open(DemoSettings.standard());
    fill();
    page.form().metadata().add(new Pair("purpose", "template"));
    page.saveTemplate("web servers");
    page.clear();
    assertThat(page.form().get(LaunchField.NAME)).isEmpty();
    page.loadTemplate("web servers");
    assertThat(page.form().get(LaunchField.NAME)).isEqualTo("page-{00}");
    assertThat(page.form().metadata()).hasSize(1);
    page.deleteTemplate("web servers");
    assertThat(page.templates()).isEmpty();
  }

  @Test
  void aRefusalBringsTheDraftBackAndIsSentAgainOnRequest() throws Exception {
    open(DemoSettings.standard().withServers(1).withServerQuota(2));
    fill();
    type(LaunchField.COUNT, "2");
    assertThat(page.quotaProperty().get().over()).isNotNull();
    assertThat(page.launch()).isTrue();
    tasks.until(
        () -> operations.rows().stream().anyMatch(r -> r.state() instanceof OperationState.Failed));
    tasks.until(() -> operations.runningProperty().get() == 0);
    OperationRow refused =
        operations.rows().stream()
            .filter(r -> r.state() instanceof OperationState.Failed)
            .findFirst()
            .orElseThrow();
    assertThat(refused.sentence()).contains("Quota exceeded for instances").contains("limit");
    page = desk.open(List.of(region), region);
    assertThat(page.form().get(LaunchField.NAME)).isEqualTo("page-{00}");
    tasks.until(() -> !region.rows().isEmpty());
    String other = region.rows().stream().map(r -> r.server().id()).findFirst().orElseThrow();
    demo.region().servers().delete(other);
    tasks.until(() -> region.row(other) == null);
    operations.retry(refused);
    OperationRow again = operations.rows().getFirst();
    tasks.until(() -> again.state().isEnd());
    assertThat(again.state()).as(again.sentence()).isInstanceOf(OperationState.Done.class);
  }
}
