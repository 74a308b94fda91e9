package io.novadesk.cloud.copy;

import io.novadesk.api.http.RequestTemplate;
import io.novadesk.api.http.RequestTemplate.Part;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one command of the {@code openstack} client that makes a request. It asks for the server
 * first, and then changes it by this request alone; where no command does, there is none here.
 */
final class OpenStackForm {
  private static final Pattern SERVER =
      Pattern.compile(".*/servers/(?<id>[^/?]+)(?<rest>(?:/[^?]*)?)");

  /** What has a word of its own and nothing to say besides. */
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("os-start", "start"),
          Map.entry("os-stop", "stop"),
          Map.entry("pause", "pause"),
          Map.entry("unpause", "unpause"),
          Map.entry("suspend", "suspend"),
          Map.entry("resume", "resume"),
          Map.entry("lock", "lock"),
          Map.entry("unlock", "unlock"),
          Map.entry("unrescue", "unrescue"),
          Map.entry("unshelve", "unshelve"),
          Map.entry("confirmResize", "resize confirm"),
          Map.entry("revertResize", "resize revert"),
          Map.entry("migrate", "migrate"),
          Map.entry("restore", "restore"),
          Map.entry("trigger_crash_dump", "dump create"));

  private OpenStackForm() {}

  /** Empty where no command is just this request. */
  static Optional<String> of(RequestTemplate request, Shell shell) {
    Matcher server = SERVER.matcher(request.uri().toString());
    if (!server.matches() || !request.secrets().isEmpty() || !request.isWhole()) {
      return Optional.empty();
    }
    String id = server.group("id");
    List<String> words = words(request, id, server.group("rest"));
    return words == null
        ? Optional.empty()
        : Optional.of(
            Stream.concat(Stream.of("openstack"), Stream.concat(version(request), words.stream()))
                .map(shell::plain)
                .reduce((a, b) -> a + " " + b)
                .orElseThrow());
  }

  private static Stream<String> version(RequestTemplate request) {
    return request.headers().entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase("X-OpenStack-Nova-API-Version"))
        .map(e -> e.getValue().getFirst())
        .flatMap(
            p ->
                p instanceof Part.Literal(String version)
                    ? Stream.of("--os-compute-api-version", version)
                    : Stream.of());
  }

  private static @Nullable List<String> words(RequestTemplate request, String id, String rest) {
    return switch (request.method()) {
      case "POST" ->
          switch (rest) {
            case "/action" -> action(request, id);
            default -> null;
          };
      case "PUT" -> rest.isEmpty() ? rename(request, id) : tag(rest, "set", id);
      case "DELETE" -> rest.isEmpty() ? List.of("server", "delete", id) : tag(rest, "unset", id);
      default -> null;
    };
  }

  private static @Nullable List<String> tag(String rest, String verb, String id) {
    return rest.startsWith("/tags/")
        ? List.of("server", verb, "--tag=" + decoded(rest.substring("/tags/".length())), id)
        : null;
  }

  private static String decoded(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static @Nullable List<String> rename(RequestTemplate request, String id) {
    String name = request.text("server", "name");
    return name != null && request.texts("server").size() == 1
        ? List.of("server", "set", "--name=" + name, id)
        : null;
  }

  private static @Nullable List<String> action(RequestTemplate request, String id) {
    String verb = request.verb();
    String plain = PLAIN.get(verb);
    if (plain != null && request.says("{\"" + verb + "\":null}")) {
      return Stream.concat(
              Stream.of("server"), Stream.concat(Stream.of(plain.split(" ", -1)), Stream.of(id)))
          .toList();
    }
    return switch (verb) {
      case "reboot" ->
          switch (Objects.requireNonNullElse(request.text(verb, "type"), "")) {
            case "SOFT" -> List.of("server", "reboot", "--soft", id);
            case "HARD" -> List.of("server", "reboot", "--hard", id);
            default -> null;
          };
      case "resize" -> resize(request, id);
      case "os-resetState" ->
          List.of("server", "set", "--state", String.valueOf(request.text(verb, "state")), id);
      default -> null;
    };
  }

  private static @Nullable List<String> resize(RequestTemplate request, String id) {
    String flavor = request.text("resize", "flavorRef");
    return flavor != null && request.texts("resize").size() == 1
        ? List.of("server", "resize", "--flavor=" + flavor, id)
        : null;
  }
}
