package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.api.identity.DeviceGrant;
import io.novadesk.api.identity.Project;
import io.novadesk.cloud.connect.BrowserSignOn;
import io.novadesk.cloud.connect.BrowserSignOn.Visitor;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A sign-on in the browser as a person sees it: what it waits for, and who came in. Belongs to the
 * caller's side.
 */
public final class BrowserStep {
  private final TaskRunner tasks;
  private final Consumer<URI> browser;
  private final ReadOnlyObjectWrapper<@Nullable URI> page = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable CodeWanted> code = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper typedAt = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable Visitor> visitor = new ReadOnlyObjectWrapper<>();
  private @Nullable Attempt current;

  /**
   * @param browser opens a page in the person's browser
   */
  public BrowserStep(TaskRunner tasks, Consumer<URI> browser) {
    this.tasks = tasks;
    this.browser = browser;
  }

  /** The page at which a person signs on; null while nothing is waited for. */
  public ReadOnlyObjectProperty<@Nullable URI> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /**
   * What is to be typed at the page.
   *
   * @param until when it is too late for it
   */
  public record CodeWanted(String code, Instant until) {
    /** How long there is still time, in words; once it is over, that it is. */
    public String left(Instant now) {
      long seconds = Math.max(0, Duration.between(now, until).toSeconds());
      return seconds == 0
          ? Text.of("device.left.none")
          : Text.of("device.left", seconds / 60, seconds % 60);
    }
  }

  /** Where the code is typed, short enough to be typed too. */
  public ReadOnlyStringProperty typedAtProperty() {
    return typedAt.getReadOnlyProperty();
  }

  /** The code to be typed at the page; null: the page brings its answer here by itself. */
  public ReadOnlyObjectProperty<@Nullable CodeWanted> codeProperty() {
    return code.getReadOnlyProperty();
  }

  /** What hinders the answer and what helps; empty while nothing is known to. */
  public ReadOnlyStringProperty toldProperty() {
    return told.getReadOnlyProperty();
  }

  /** Who came in, to be confirmed; null while there is nobody. */
  public ReadOnlyObjectProperty<@Nullable Visitor> visitorProperty() {
    return visitor.getReadOnlyProperty();
  }

  /** One sentence that says who came in. */
  public static String sentence(Visitor visitor) {
    return visitor.domain().isEmpty()
        ? Text.of("connect.browser.visitor", visitor.user())
        : Text.of("connect.browser.visitorOf", visitor.user(), visitor.domain());
  }

  /** Shows what comes from now on; what is left of an attempt before is passed over. */
  public BrowserSignOn.Person begin() {
    Attempt attempt = new Attempt();
    current = attempt;
    clear();
    return attempt;
  }

  /** The person has given it up. */
  public void leave() {
    current = null;
    clear();
  }

  private void clear() {
    page.set(null);
    code.set(null);
    told.set("");
    visitor.set(null);
  }

  /** Opens the page in the browser once more. */
  public void openAgain() {
    URI shown = page.get();
    if (shown != null) {
      browser.accept(shown);
    }
  }

  /** Takes a token that the browser could not bring. */
  public void paste(String token) {
    Attempt attempt = current;
    if (attempt != null && attempt.paste != null && !token.isBlank()) {
      attempt.paste.accept(Secret.of(token.strip()));
    }
  }

  /** It is the person, who goes on with that project. */
  public void accept(Project project) {
    decide(Optional.of(project));
  }

  /** It is somebody else: nothing is opened. */
  public void decline() {
    decide(Optional.empty());
  }

  private void decide(Optional<Project> decision) {
    Attempt attempt = current;
    if (attempt != null && visitor.get() != null) {
      visitor.set(null);
      attempt.decision.complete(decision);
    }
  }

  private final class Attempt implements BrowserSignOn.Person {
    private final CompletableFuture<Optional<Project>> decision = new CompletableFuture<>();
    private @Nullable Consumer<Secret> paste;

    private void show(Runnable action) {
      tasks.later(
          () -> {
            if (current == this) {
              action.run();
            }
          });
    }

    @Override
    public void waits(URI at, Consumer<Secret> taker) {
      show(
          () -> {
            paste = taker;
            page.set(at);
            browser.accept(at);
          });
    }

    @Override
    public void types(DeviceGrant.Code wanted) {
      URI filled = wanted.filledPage();
      show(
          () -> {
            typedAt.set(wanted.page().toString());
            code.set(new CodeWanted(wanted.userCode(), Instant.now().plus(wanted.life())));
            page.set(filled == null ? wanted.page() : filled);
          });
    }

    @Override
    public void told(String sentence) {
      show(() -> told.set(sentence));
    }

    @Override
    public @Nullable Project meets(Visitor came) throws InterruptedException {
      show(() -> visitor.set(came));
      try {
        return decision.get().orElse(null);
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void over() {
      show(
          () -> {
            paste = null;
            clear();
          });
    }
  }
}
