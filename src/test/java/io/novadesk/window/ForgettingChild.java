package io.novadesk.window;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * A program in which somebody types a password, works, and disconnects. What it has in memory
 * before and after is written to two files.
 */
final class ForgettingChild {
  private static @Nullable Window window;
  private static @Nullable Session session;

  /** The password backwards. */
  private static String typed = "";

  private ForgettingChild() {}

  /**
   * Authentication URL, user, project, folder of the profile, folder of the dumps. The password
   * comes backwards on standard input, and the tokens go out so, a line each: none may be in memory
   * for any reason but the program's own.
   */
  public static void main(String[] args) throws Exception {
    Path profile = Path.of(args[3]);
    Platform.startup(() -> {});
    onFx(
        () -> {
          Window made =
              new Window(new Stage(), DemoSettings.standard(), Profile.in(profile), Platform::exit);
          made.show();
          made.showConnect();
          window = made;
          return made;
        });
    until(() -> find("#connect-auth-url") != null);
    connect(args[0], args[1], args[2]);
    until(() -> window().console().servers().rows().size() > 10);
    tellToken();
    dump(Path.of(args[4]).resolve("before.hprof"));
    logInAgain();
    tellToken();
    disconnect();
    // The JDK's cleaner holds a client for one collection more than the program does.
    until(() -> !histogram().contains("jdk.internal.net.http.HttpClientImpl ("));
    dump(Path.of(args[4]).resolve("after.hprof"));
    Platform.exit();
  }

  private static void connect(String url, String user, String project) throws Exception {
    typed = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    onFx(
        () -> {
          ((Button) node("#connect-new")).fire();
          type("#connect-auth-url", url);
          type("#connect-user", user);
          type("#connect-secret", password());
          type("#connect-project", project);
          ((Button) node("#connect-connect")).fire();
          return user;
        });
    until(() -> !window().console().sessions().isEmpty() && !window().view().modal().isOpen());
    session = onFx(() -> window().console().sessions().getFirst());
  }

  private static String password() {
    return new StringBuilder(typed).reverse().toString();
  }

  /**
   * Waits until the cloud takes the login no more, and types the password where it is asked for.
   */
  private static void logInAgain() throws Exception {
    until(
        () -> {
          window().console().refresh();
          return node("#login-band").isVisible();
        });
    onFx(
        () -> {
          type("#login-secret", password());
          ((Button) node("#login-button")).fire();
          return true;
        });
    until(() -> !node("#login-band").isVisible());
  }

  private static void tellToken() {
    String token = session().identity().id().reveal();
    System.out.println(new StringBuilder(token).reverse());
    System.out.flush();
  }

  private static void disconnect() throws Exception {
    onFx(
        () -> {
          item("Disconnect").fire();
          return true;
        });
    until(() -> find("#disconnect-accept") != null);
    onFx(
        () -> {
          ((Button) node("#disconnect-accept")).fire();
          return true;
        });
    until(() -> window().console().sessions().isEmpty());
    session().end().get(1, TimeUnit.MINUTES);
    // The connect dialog of the next cloud, as a person would open it.
    onFx(
        () -> {
          window().showConnect();
          return true;
        });
    until(() -> find("#connect-auth-url") != null);
  }

  private static MenuItem item(String text) {
    MenuBar bar = (MenuBar) node(".menu-bar");
    for (Menu menu : bar.getMenus()) {
      for (MenuItem item : menu.getItems()) {
        if (String.valueOf(item.getText()).replace("_", "").startsWith(text)) {
          return item;
        }
      }
    }
    throw new AssertionError("no menu item " + text);
  }

  private static void type(String id, String text) {
    ((TextInputControl) node(id)).setText(text);
  }

  private static @Nullable Node find(String id) {
    return window().scene().getRoot().lookup(id);
  }

  private static Node node(String id) {
    return Objects.requireNonNull(find(id), id);
  }

  private static Window window() {
    return Objects.requireNonNull(window);
  }

  private static Session session() {
    return Objects.requireNonNull(session);
  }

  private static <T> T onFx(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    return task.get(1, TimeUnit.MINUTES);
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!onFx(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come to pass");
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** What lives, after a full collection. */
  private static String histogram() throws Exception {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
  }

  private static void dump(Path file) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(file.toString(), true);
  }
}
