package io.novadesk.cloud.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.http.RequestTemplate;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.CommandArgument.Kind;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.TestCloud;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A command is one and the same, however it is given. */
class ServerCommandTest {
  private static final Secret SECRET = Secret.of("it's \"secret\"");

  private static Map<String, String> sample(ServerCommand command) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (CommandArgument argument : command.arguments()) {
      for (String key : argument.keys()) {
        switch (argument.kind()) {
          case NUMBER -> facts.put(key, "7");
          case FLAG -> facts.put(key, "true");
          case PAIRS -> facts.put(key + "k'ey", "it's \"" + key + "\"");
          case WORDS -> facts.put(key + "o'ld", "");
          case SECRET -> {
            // Kept nowhere.
          }
          case TEXT, FLAVOR, IMAGE -> facts.put(key, "-it's \"" + key + "\"\n$(x) %s @y");
        }
      }
    }
    return facts;
  }

  private static List<ServerCommand> sent() {
    return ServerCommand.all().stream()
        .filter(command -> command.action() != ServerAction.EDIT_METADATA)
        .toList();
  }

  private static List<RequestTemplate> requests(List<Command> steps, ServerRequests requests) {
    return steps.stream().map(step -> RequestTemplate.of(step.request(requests, "id"))).toList();
  }

  @Test
  void everyCommandSendsTheSameTakenFromASavedPlan() throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      ServerRequests requests = cloud.region().servers().requests();
      for (ServerCommand command : sent()) {
        Command given = command.steps(sample(command), SECRET).getFirst();
        if (given instanceof Command.ChangePassword) {
          continue;
        }
        Map<String, String> line = new HashMap<>();
        given.keep(new Kept(line, "step.0."));
        Command saved = Command.read(command.action(), new Kept(line, "step.0."));
        assertThat(requests(List.of(saved), requests))
            .as(command.name())
            .isEqualTo(requests(List.of(given), requests));
        assertThat(given.action()).isEqualTo(command.action());
      }
    }
  }

  @Test
  void everyCommandSendsTheSameWrittenAsWordsAndReadAgain() throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      ServerRequests requests = cloud.region().servers().requests();
      for (ServerCommand command : sent()) {
        List<Command> given = command.steps(sample(command), SECRET);
        List<String> words = CommandLineText.words(command, ServerCommand.facts(given));
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (String word : words.subList(1, words.size())) {
          String[] parts = word.substring(2).split("=", 2);
          typed.put(parts[0], List.of(parts.length == 1 ? "true" : parts[1]));
        }
        // What has an id and a name is written by its name, which is found again.
        Map<String, String> facts = sample(command);
        Map<String, String> read =
            CommandLineText.facts(
                command,
                typed,
                (kind, _) ->
                    command.arguments().stream()
                        .filter(a -> a.kind() == kind)
                        .findFirst()
                        .orElseThrow()
                        .keys()
                        .stream()
                        .map(key -> facts.getOrDefault(key, ""))
                        .toList());
        assertThat(requests(command.steps(read, SECRET), requests))
            .as(command.name())
            .isEqualTo(requests(given, requests));
      }
    }
  }

  @Test
  void whateverIsTypedReachesTheRequest() throws Exception {
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      ServerRequests requests = cloud.region().servers().requests();
      for (ServerCommand command : sent()) {
        for (CommandArgument argument : command.arguments()) {
          if (argument.kind() == Kind.FLAG || argument.kind() == Kind.SECRET) {
            continue;
          }
          Map<String, String> facts = sample(command);
          // A port is given in place of a network and an address of it.
          facts
              .keySet()
              .removeIf(
                  key ->
                      command.action() == ServerAction.ATTACH_INTERFACE
                          && key.equals("port") == !argument.name().equals("port"));
          List<RequestTemplate> sent = requests(command.steps(facts, SECRET), requests);
          Map<String, String> other = new HashMap<>(facts);
          String key = argument.keys().getFirst();
          other.put(
              argument.kind() == Kind.PAIRS ? key + "k'ey" : key,
              argument.kind() == Kind.NUMBER ? "8" : "other");
          assertThat(requests(command.steps(other, SECRET), requests))
              .as(command.name() + " --" + argument.name())
              .isNotEqualTo(sent);
        }
      }
    }
  }

  @Test
  void aPasswordIsNeitherKeptNorWritten() {
    ServerCommand command = ServerCommand.of(ServerAction.CHANGE_PASSWORD);
    List<Command> steps = command.steps(Map.of(), SECRET);
    Map<String, String> facts = ServerCommand.facts(steps);
    assertThat(facts).isEmpty();
    assertThat(CommandLineText.words(command, facts))
        .containsExactly("change-password", "--password-file=-");
  }

  @Test
  void eachHasANameOfItsOwn() {
    assertThat(ServerCommand.all()).extracting(ServerCommand::name).doesNotHaveDuplicates();
    assertThat(ServerCommand.all()).hasSameSizeAs(ServerAction.values());
    assertThat(List.of("start", "stop", "reboot", "confirm", "revert", "snapshot", "delete"))
        .allSatisfy(name -> assertThat(ServerCommand.named(name)).isPresent());
  }
}
