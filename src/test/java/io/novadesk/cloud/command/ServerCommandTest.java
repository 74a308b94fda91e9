package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.http.RequestTemplate;
import io.novadesk.cloud.command.ServerCommand.Argument;
import io.novadesk.cloud.command.ServerCommand.Kind;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.TestCloud;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A command is one and the same, however it is given. */
class ServerCommandTest {
  private static Map<String, String> sample(ServerCommand command) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (Argument argument : command.arguments()) {
      for (String key : argument.keys()) {
        facts.put(
            key,
            switch (argument.kind()) {
              case NUMBER -> "7";
              case FLAG -> "true";
              case TEXT, FLAVOR, IMAGE -> "it's \"" + key + "\"";
            });
      }
    }
    return facts;
  }

  @Test
  void everyCommandSendsTheSameTypedOrTakenFromASavedPlan() throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      ServerRequests requests = cloud.region().servers().requests();
      for (ServerCommand command : ServerCommand.all()) {
        Command typed = command.make(sample(command));
        Map<String, String> line = new HashMap<>();
        typed.keep(new Kept(line, "step.0."));
        Command saved = Command.read(command.action(), new Kept(line, "step.0."));
        assertThat(RequestTemplate.of(saved.request(requests, "id")))
            .as(command.name())
            .isEqualTo(RequestTemplate.of(typed.request(requests, "id")));
        assertThat(typed.action()).isEqualTo(command.action());
      }
    }
  }

  @Test
  void whateverIsTypedReachesTheRequest() throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      ServerRequests requests = cloud.region().servers().requests();
      for (ServerCommand command : ServerCommand.all()) {
        for (Argument argument : command.arguments()) {
          if (argument.kind() == Kind.FLAG) {
            continue;
          }
          Map<String, String> facts = sample(command);
          // A port is given in place of a network.
          facts.keySet().removeIf(key -> argument.name().equals("network") && key.equals("port"));
          RequestTemplate sent = RequestTemplate.of(command.make(facts).request(requests, "id"));
          Map<String, String> other = new HashMap<>(facts);
          other.put(argument.keys().getFirst(), argument.kind() == Kind.NUMBER ? "8" : "other");
          assertThat(RequestTemplate.of(command.make(other).request(requests, "id")))
              .as(command.name() + " --" + argument.name())
              .isNotEqualTo(sent);
        }
      }
    }
  }

  @Test
  void eachHasANameOfItsOwn() {
    assertThat(ServerCommand.all()).extracting(ServerCommand::name).doesNotHaveDuplicates();
    assertThat(ServerCommand.named("resize")).isPresent();
    assertThat(List.of("start", "stop", "reboot", "confirm", "revert", "snapshot", "delete"))
        .allSatisfy(name -> assertThat(ServerCommand.named(name)).isPresent());
  }
}
