package io.novadesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.identity.IdentityEndpoint.IdentityVersion;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.demo.Dialect;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract, kept by the demo cloud in each of its ages. */
class DemoCloudTest {
  private static DemoCloud modern;
  private static DemoCloud legacy;

  @BeforeAll
  static void start() throws IOException {
    DemoSettings fast = DemoSettings.standard().withTimeScale(0.02);
    modern = DemoCloud.start(fast);
    legacy = DemoCloud.start(fast.withDialect(Dialect.V1_1));
  }

  @AfterAll
  static void stop() {
    modern.close();
    legacy.close();
  }

  /** Keystone v3, Compute 2.96, Glance v2. */
  @Nested
  class Modern extends Contract {
    @Override
    ContractCloud connect() {
      return ContractCloud.demo(modern);
    }

    @Test
    void keepsKeyPairs() {
      assertKeepsKeyPairs();
    }

    @Test
    void speaksMicroversions() {
      assertThat(compute().speaks(96)).isTrue();
    }
  }

  /** Keystone v2.0, Compute v1.1 with integer ids, images through the Compute API. */
  @Nested
  class Legacy extends Contract {
    @Override
    ContractCloud connect() {
      return ContractCloud.demo(legacy);
    }

    @Test
    void speaksTheOldDialect() {
      assertThat(compute().maximum()).isNull();
      assertThat(cloud().endpoint.version()).isEqualTo(IdentityVersion.V2_0);
    }
  }
}
