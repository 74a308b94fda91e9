package io.novadesk.cloud.connect;

import io.novadesk.testing.TestCloud;
import org.junit.jupiter.api.Tag;

/** Application credentials of a real cloud. */
@Tag("cloud")
class RealApplicationCredentialTest extends ApplicationCredentialFacts {
  @Override
  TestCloud cloud() throws Exception {
    return TestCloud.real();
  }

  @Override
  String compute() {
    return "";
  }
}
