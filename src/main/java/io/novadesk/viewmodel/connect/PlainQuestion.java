package io.novadesk.viewmodel.connect;

import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.i18n.Text;
import io.novadesk.profile.PlainService;
import java.util.List;

/**
 * Whether a service may be used whose address is not encrypted: what a person should know to decide
 * it.
 *
 * @param title which service, in a line
 * @param sentences what it means and what to do
 * @param leave what the answer without risk does
 */
public record PlainQuestion(
    String title, List<String> sentences, String leave, Remedy.SendInClear about) {

  static PlainQuestion of(Remedy.SendInClear clear) {
    String service = Text.of("connect.plain.service." + clear.service());
    return new PlainQuestion(
        Text.of("connect.plain.title", service, String.join(", ", clear.hosts())),
        List.of(
            Text.of("connect.plain.risk"),
            Text.of("connect.plain.ask"),
            Text.of(clear.needed() ? "connect.plain.needed" : "connect.plain.without", service)),
        Text.of(clear.needed() ? "connect.plain.leave" : "connect.plain.goWithout"),
        clear);
  }

  /** What is kept of the answer. */
  List<PlainService> answer(boolean used) {
    return about.hosts().stream()
        .map(host -> new PlainService(host, about.service(), used))
        .toList();
  }
}
