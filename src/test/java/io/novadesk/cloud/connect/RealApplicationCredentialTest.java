package io.novadesk.cloud.connect;

import io.novadesk.testing.TestCloud;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;

/** Application credentials of a real cloud. */
@Tag("cloud")
class RealApplicationCredentialTest extends ApplicationCredentialFacts {
  @Override
  TestCloud cloud() throws Exception {
    return TestCloud.real();
  }

  /** One that is set up for it has made two such credentials. */
  @Override
  void assumeServicesKeepRules() {
    Path made = Path.of(System.getenv("NOVADESK_CLOUDS_YAML")).resolveSibling("appcred.json");
    Assumptions.assumeTrue(Files.exists(made), "the services of this cloud keep no access rules");
  }

  @Override
  String compute() {
    return "";
  }
}
