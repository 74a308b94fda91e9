package io.novadesk.window;

import io.novadesk.api.Secret;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.viewmodel.connect.DemoAccess;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The demo cloud inside the program: started when it is first wanted. */
final class DemoHost implements AutoCloseable {
  private final DemoSettings settings;
  private @Nullable DemoCloud cloud;

  DemoHost(DemoSettings settings) {
    this.settings = settings;
  }

  /** Starts it unless it runs, and tells the way in. */
  synchronized DemoAccess access() throws IOException {
    DemoCloud running = cloud;
    if (running == null) {
      running = DemoCloud.start(settings);
      cloud = running;
    }
    return new DemoAccess(
        running.authUrl(),
        running.userName(),
        Secret.of(running.password()),
        running.projectName());
  }

  /** Whether a login went to it. */
  synchronized boolean isAt(URI address) {
    return cloud != null && cloud.authUrl().getAuthority().equals(address.getAuthority());
  }

  @Override
  public synchronized void close() {
    if (cloud != null) {
      cloud.close();
      cloud = null;
    }
  }
}
