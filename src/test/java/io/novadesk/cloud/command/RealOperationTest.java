package io.novadesk.cloud.command;

import io.novadesk.testing.TestCloud;
import org.junit.jupiter.api.Tag;

/** The contract on a real OpenStack. */
@Tag("cloud")
class RealOperationTest extends OperationContract {
  @Override
  TestCloud open() throws Exception {
    return TestCloud.real();
  }
}
