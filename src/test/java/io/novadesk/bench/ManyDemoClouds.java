package io.novadesk.bench;

import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Several demo clouds in one process: prints an entry of clouds.yaml for each, then {@code #
 * ready}. From the first line that it is told it changes some servers of each every second.
 */
final class ManyDemoClouds {
  private ManyDemoClouds() {}

  /**
   * @param args how many clouds, how many servers each, how many of these change each second
   */
  public static void main(String... args) throws IOException, InterruptedException {
    List<DemoCloud> clouds = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
      DemoCloud cloud =
          DemoCloud.start(DemoSettings.standard().withServers(Integer.parseInt(args[1])));
      clouds.add(cloud);
      System.out.printf(
          "  cloud-%d: {auth: {auth_url: \"%s\", username: %s, password: %s, project_name: %s},"
              + " region_name: RegionOne}%n",
          i, cloud.authUrl(), cloud.userName(), cloud.password(), cloud.projectName());
    }
    System.out.println("# ready");
    System.out.flush();
    int each = Integer.parseInt(args[2]);
    try (BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      String line = told.readLine();
      while (line != null) {
        clouds.forEach(cloud -> cloud.churn(each));
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }
}
