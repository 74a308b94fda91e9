package io.novadesk.viewmodel.detail;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.viewmodel.detail.NetworkViewModel.Target;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class NetworkViewModelTest {
  private final DetailDesk desk = new DetailDesk();

  NetworkViewModelTest() throws Exception {}

  @AfterEach
  void close() {
    desk.close();
  }

  private static List<Plug.Ip> floating(List<Plug> plugs) {
    return plugs.stream()
        .flatMap(plug -> plug.addresses().stream())
        .filter(Plug.Ip::floating)
        .toList();
  }

  @Test
  void followsAnInterfaceInAndOut() {
    NetworkViewModel network = desk.show("web-04", Tab.NETWORK).network();
    List<Plug> before = desk.answer(network.plugs());
    assertThat(before).isNotEmpty();
    assertThat(network.whyNotAttach()).isEmpty();
    network.fetchAttachChoices();
    Target target =
        desk.answer(network.attachChoices()).targets().stream()
            .filter(choice -> choice.portId() == null)
            .findFirst()
            .orElseThrow();
    network.attach(target, "");
    desk.until(() -> network.attaching().progressProperty().get() == null);
    desk.until(() -> desk.answer(network.plugs()).size() == before.size() + 1);
    Plug added =
        desk.answer(network.plugs()).stream()
            .filter(plug -> !before.contains(plug))
            .findFirst()
            .orElseThrow();
    network.detach(added);
    desk.until(() -> network.attaching().progressProperty().get() == null);
    desk.until(() -> desk.answer(network.plugs()).size() == before.size());
  }

  @Test
  void givesAndTakesAFloatingAddress() {
    NetworkViewModel network = desk.show("web-04", Tab.NETWORK).network();
    Plug plug = desk.answer(network.plugs()).getFirst();
    int before = floating(desk.answer(network.plugs())).size();
    network.fetchFloatingChoices();
    network.giveFloating(plug, desk.answer(network.floatingChoices()).free().getFirst());
    desk.until(() -> floating(desk.answer(network.plugs())).size() == before + 1);
    assertThat(network.change().problemProperty().get()).isEmpty();
    network.takeFloating(floating(desk.answer(network.plugs())).getLast());
    desk.until(() -> floating(desk.answer(network.plugs())).size() == before);
  }

  @Test
  void addsAndRemovesAGroup() {
    NetworkViewModel network = desk.show("web-04", Tab.NETWORK).network();
    desk.answer(network.plugs());
    network.fetchGroupChoices();
    String group = desk.answer(network.groupChoices()).getFirst();
    assertThat(network.groups()).doesNotContain(group);
    network.addGroup(group);
    desk.until(() -> network.groups().contains(group));
    desk.until(() -> desk.shown().server().securityGroups().contains(group));
    network.removeGroup(group);
    desk.until(() -> !network.groups().contains(group));
  }

  @Test
  void setsAnAddressAndSaysWhatTheCloudDoesNotTake() {
    NetworkViewModel network = desk.show("web-04", Tab.NETWORK).network();
    network.setAccess("192.0.2.7", "");
    desk.until(() -> "192.0.2.7".equals(desk.shown().server().accessIPv4()));
    network.setAccess("192.0.2.700", "");
    desk.until(() -> !network.change().problemProperty().get().isEmpty());
    assertThat(desk.shown().server().accessIPv4()).isEqualTo("192.0.2.7");
  }
}
