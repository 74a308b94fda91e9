package io.novadesk.cloud.copy;

import io.novadesk.api.http.RequestTemplate;
import io.novadesk.cloud.copy.Copied.Not;
import io.novadesk.cloud.copy.Copied.Ready;
import io.novadesk.cloud.filter.Described;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says the same thing in every form: pure, quick, for any thread. */
public final class Copies {
  /** A script takes as many at once where the plan leaves it to the cloud. */
  private static final int AT_ONCE = 5;

  private Copies() {}

  /**
   * @param atOnce how many servers are under way at the same time; 0: as the cloud likes
   */
  public static Copied of(CopyForm form, List<Deed> deeds, int atOnce) {
    List<RequestTemplate> requests =
        deeds.stream().flatMap(deed -> deed.steps().stream()).map(Deed.Step::request).toList();
    if (requests.isEmpty()) {
      return not("nothing");
    }
    if (!requests.stream().allMatch(RequestTemplate::isWhole)) {
      return not("body");
    }
    boolean steps = deeds.stream().anyMatch(deed -> deed.steps().size() > 1);
    return switch (form) {
      case SHELL ->
          new Ready(
              requests.size() == 1
                  ? Curl.of(requests.getFirst(), Shell.POSIX) + "\n"
                  : ShellScript.of(deeds));
      case PYTHON -> new Ready(PythonForm.of(deeds, atOnce == 0 ? AT_ONCE : atOnce));
      case OPENSTACK -> steps ? not("waits") : openStack(requests);
      case FISH -> steps ? not("waits") : each(requests, r -> Curl.of(r, Shell.FISH));
      case POWERSHELL -> steps ? not("waits") : each(requests, PowerShellForm::of);
      case JAVA -> steps ? not("waits") : new Ready(JavaForm.of(requests));
      case HAR, TERRAFORM, HEAT, NOVADESK ->
          throw new IllegalArgumentException(form + " is no form of a request");
    };
  }

  /** One request by itself. */
  public static Copied of(CopyForm form, RequestTemplate request) {
    return of(form, List.of(Deed.of(request)), 1);
  }

  /** Servers that exist, as templates that describe them. */
  public static Copied ofServers(CopyForm form, List<? extends Described> servers) {
    if (servers.isEmpty()) {
      return not("nothing");
    }
    return switch (form) {
      case TERRAFORM -> new Ready(Terraform.of(servers));
      case HEAT -> new Ready(Heat.of(servers));
      default -> throw new IllegalArgumentException(form + " does not describe servers");
    };
  }

  private static Copied openStack(List<RequestTemplate> requests) {
    List<String> lines = new ArrayList<>();
    for (RequestTemplate request : requests) {
      Optional<String> line = OpenStackForm.of(request, Shell.POSIX);
      if (line.isEmpty()) {
        return not("openstack");
      }
      lines.add(line.get());
    }
    return new Ready(String.join("\n", lines) + "\n");
  }

  private static Copied each(
      List<RequestTemplate> requests, Function<RequestTemplate, String> form) {
    return new Ready(requests.stream().map(form).collect(Collectors.joining("\n", "", "\n")));
  }

  static Copied not(String why) {
    return new Not(Text.of("copyAs.not." + why));
  }
}
