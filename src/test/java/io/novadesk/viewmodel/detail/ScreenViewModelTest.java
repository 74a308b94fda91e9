package io.novadesk.viewmodel.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ScreenViewModelTest {
  private final DetailDesk desk = new DetailDesk();

  ScreenViewModelTest() throws Exception {}

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void getsALinkAsASecretAndForgetsIt() {
    ScreenViewModel screen = desk.show("web-02", Tab.CONSOLE).screen();
    assertThat(screen.serverName()).isEqualTo("web-02");
    screen.ask(null);
    desk.until(() -> screen.linkProperty().get() != null);
    ScreenViewModel.Link link = Objects.requireNonNull(screen.linkProperty().get());
    assertThat(link.isPage()).isTrue();
    assertThat(link.reveal()).contains(link.host()).contains("token");
    assertThat(link.toString()).doesNotContain(link.reveal());
    screen.forget();
    assertThat(screen.linkProperty().get()).isNull();
  }

  @Test
  void saysWhyAServerThatIsOffHasNone() {
    ScreenViewModel screen = desk.show("web-02", Tab.CONSOLE).screen();
    desk.show("ci-03", Tab.CONSOLE);
    desk.until(() -> screen.serverName().equals("ci-03"));
    screen.ask(null);
    desk.until(() -> !screen.asking().busyProperty().get());
    assertThat(screen.linkProperty().get() == null)
        .isEqualTo(!screen.asking().problemProperty().get().isEmpty());
  }
}
