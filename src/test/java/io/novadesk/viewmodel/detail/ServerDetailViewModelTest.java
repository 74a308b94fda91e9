package io.novadesk.viewmodel.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.servers.ServerRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ServerDetailViewModelTest {
  private final DetailDesk desk = new DetailDesk();

  ServerDetailViewModelTest() throws Exception {}

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void asksOnlyForTheTabThatIsSeen() {
    ServerDetailViewModel detail = desk.show("web-01", Tab.OVERVIEW);
    assertThat(desk.requests("/os-interface")).isZero();
    assertThat(desk.requests("/os-volume_attachments")).isZero();
    detail.tabProperty().set(Tab.NETWORK);
    desk.answer(detail.network().plugs());
    assertThat(desk.requests("/os-interface")).isEqualTo(1);
    assertThat(desk.requests("/os-volume_attachments")).isZero();
    detail.tabProperty().set(Tab.RAW);
    assertThat(desk.answer(detail.raw())).contains(desk.shown().server().id());
    desk.until(() -> !detail.rawJson().lines().isEmpty());
    assertThat(desk.requests("/os-interface")).isEqualTo(1);
  }

  @Test
  void showsNoneWhereSeveralAreSelected() {
    ServerDetailViewModel detail = desk.show("web-01", Tab.OVERVIEW);
    assertThat(desk.shown().name()).isEqualTo("web-01");
    desk.console()
        .servers()
        .selectKeys(desk.console().servers().rows().stream().limit(2).map(ServerRow::key).toList());
    assertThat(detail.rowProperty().get()).isNull();
  }
}
