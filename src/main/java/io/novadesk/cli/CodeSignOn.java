package io.novadesk.cli;

import io.novadesk.api.Secret;
import io.novadesk.api.identity.DeviceGrant;
import io.novadesk.api.identity.Project;
import io.novadesk.cloud.connect.BrowserSignOn;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import java.net.URI;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A sign-on by code at a terminal: says which code to type where, and waits. */
final class CodeSignOn implements BrowserSignOn.Person {
  private final Desk desk;
  private final String cloud;

  /**
   * @param cloud as a person calls it
   */
  CodeSignOn(Desk desk, String cloud) {
    this.desk = desk;
    this.cloud = cloud;
  }

  @Override
  public void waits(URI page, Consumer<Secret> paste) {
    // Whoever came by a page has to be confirmed, and nobody may be there to do so.
    throw new EndException(Exit.NO_LOGIN, Text.of("cli.signOn", cloud));
  }

  @Override
  public void types(DeviceGrant.Code code) {
    desk.say(Text.of("login.device.waits", cloud, Names.shown(code.userCode()), code.page()));
  }

  @Override
  public void told(String sentence) {
    if (!sentence.isEmpty()) {
      desk.say(sentence);
    }
  }

  @Override
  public Project meets(BrowserSignOn.Visitor visitor) {
    Project wanted = visitor.wanted();
    if (wanted != null || visitor.projects().size() == 1) {
      return wanted == null ? visitor.projects().getFirst() : wanted;
    }
    String names = visitor.projects().stream().map(Project::name).collect(Collectors.joining(", "));
    throw new EndException(Exit.USAGE, Text.of("cli.whichProject", cloud, names));
  }

  @Override
  public void over() {
    // What was said stands in the terminal.
  }
}
