package io.novadesk.cloud.connect;

import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.TestCloud;

/** Application credentials of the demo cloud. */
class ApplicationCredentialTest extends ApplicationCredentialFacts {
  @Override
  TestCloud cloud() throws Exception {
    return TestCloud.demo(DemoSettings.standard());
  }

  @Override
  String compute() {
    return "/compute";
  }
}
