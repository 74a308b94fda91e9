package io.novadesk.viewmodel.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.volume.Volumes.Volume;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class StorageViewModelTest {
  private final DetailDesk desk = new DetailDesk();

  StorageViewModelTest() throws Exception {}

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void followsAVolumeInAndOut() {
    StorageViewModel storage = desk.show("web-03", Tab.STORAGE).storage();
    assertThat(desk.answer(storage.disks())).isEmpty();
    assertThat(storage.whyNotAttach()).isEmpty();
    storage.fetchFree();
    List<Volume> free = desk.answer(storage.free());
    assertThat(free).isNotEmpty().allMatch(volume -> "available".equals(volume.status()));

    storage.attach(free.getFirst(), " ", true);
    assertThat(storage.attaching().progressProperty().get()).isNotNull();
    desk.until(() -> storage.attaching().progressProperty().get() == null);
    desk.until(() -> !desk.answer(storage.disks()).isEmpty());
    Disk disk = desk.answer(storage.disks()).getFirst();
    assertThat(disk.name()).isEqualTo(StorageViewModel.nameOf(free.getFirst()));
    assertThat(disk.status()).isEqualTo("in-use");
    assertThat(disk.deleteOnTermination()).isTrue();

    storage.deleteWithServer(disk, false);
    desk.until(
        () -> Boolean.FALSE.equals(desk.answer(storage.disks()).getFirst().deleteOnTermination()));

    storage.detach(disk);
    desk.until(() -> storage.attaching().progressProperty().get() == null);
    desk.until(() -> desk.answer(storage.disks()).isEmpty());
  }

  @Test
  void tellsOfADetachThatTheCloudDidNotMakeUntilItIsRead() {
    StorageViewModel storage = desk.show("db-01", Tab.STORAGE).storage();
    Disk disk =
        desk.answer(storage.disks()).stream().filter(d -> !d.isRoot()).findFirst().orElseThrow();
    desk.shown()
        .region()
        .region()
        .servers()
        .metadata()
        .merge(desk.shown().server().id(), Map.of("demo.fault", "detach-error"));
    storage.detach(disk);
    desk.until(
        () -> {
          Attaching.Progress progress = storage.attaching().progressProperty().get();
          return progress != null && progress.failed();
        });
    assertThat(Objects.requireNonNull(storage.attaching().progressProperty().get()).sentence())
        .isNotEmpty();
    assertThat(desk.answer(storage.disks())).contains(disk);
    storage.attaching().dismiss();
    assertThat(storage.attaching().progressProperty().get()).isNull();
  }

  @Test
  void doesNotLetGoOfTheDiskThatAServerRunsFrom() {
    StorageViewModel storage = desk.show("db-01", Tab.STORAGE).storage();
    Disk root = new Disk("id", "root", "/dev/vda", 10, null, true, "in-use", null, null);
    Disk data = new Disk("id", "data", "/dev/vdb", 10, null, false, "in-use", null, null);
    assertThat(storage.whyNotDetach(root)).isNotEmpty();
    assertThat(storage.whyNotDetach(data)).isEmpty();
  }
}
