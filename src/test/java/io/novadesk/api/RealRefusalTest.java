package io.novadesk.api;

import org.junit.jupiter.api.Tag;

@Tag("cloud")
class RealRefusalTest extends RefusalContract {
  @Override
  ContractCloud connect() throws Exception {
    return ContractCloud.real();
  }
}
