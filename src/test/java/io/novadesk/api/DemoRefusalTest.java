package io.novadesk.api;

import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

class DemoRefusalTest extends RefusalContract {
  private @Nullable DemoCloud demo;

  @Override
  ContractCloud connect() throws Exception {
    demo = DemoCloud.start(DemoSettings.standard());
    return ContractCloud.demo(demo);
  }

  @AfterAll
  void stop() {
    if (demo != null) {
      demo.close();
    }
  }
}
