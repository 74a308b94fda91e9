package io.novadesk.cloud.command;

import io.novadesk.testing.TestCloud;
import org.junit.jupiter.api.Tag;

/** The contract on a real OpenStack. */
@Tag("cloud")
class RealAttachmentTest extends AttachmentContract {
  @Override
  TestCloud open() throws Exception {
    return TestCloud.real();
  }
}
