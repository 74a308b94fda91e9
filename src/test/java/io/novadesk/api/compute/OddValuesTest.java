package io.novadesk.api.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.wire.Interner;
import io.novadesk.api.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that some clouds write in another form than the API promises. */
class OddValuesTest {
  private static final Path CASES = Path.of("..", "shared", "cases", "wire");

  private static byte[] sample(String name) throws IOException {
    Path file = CASES.resolve(name);
    assumeTrue(Files.isReadable(file), "the samples (" + CASES + ") are not here");
    return Files.readAllBytes(file);
  }

  private static Server server(String body) throws IOException {
    return new ServerReader(new Interner()).server(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsLimitsThatAreDecimals() throws IOException {
    Limits limits = LimitsReader.read(sample("limits-float.json"));
    assertThat(limits.absolute("maxTotalRAMSize")).hasValue(51_200_000);
    assertThat(limits.absolute("totalRAMUsed")).hasValue(10_000_000);
    assertThat(limits.absolute("maxTotalCores")).hasValue(20);
  }

  @ParameterizedTest
  @CsvSource({
    "51200000.0, 51200000",
    "5.12E7, 51200000",
    "1e7, 10000000",
    "' 12 ', 12",
    "-1.0, -1",
    "1.9, 1",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808,",
    "1e999999999,",
    "1e-999999999, 0",
    "ten,",
    "1e,",
  })
  void takesAWholeNumberOutOfItsText(String text, Long number) {
    assertThat(Json.number(text)).isEqualTo(number);
  }

  private static Diagnostics diagnostics(String body) {
    return DiagnosticsReader.read(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void countersBelowZeroOrThatAreNoNumbersAreNotTold() {
    Diagnostics now =
        diagnostics(
            """
            {"state": "running", "uptime": "-1", "driver": null, "more": "kept",
             "memory_details": {"maximum": "2048", "used": -5},
             "cpu_details": [{"id": 0, "time": "NaN"}, {"time": -17}, null, 3],
             "disk_details": [{"read_bytes": "262144", "write_bytes": -1, "errors_count": -1}],
             "nic_details": [{"mac_address": "fa:16:3e:00:00:01", "rx_octets": 1e400,
                              "tx_octets": "12", "rx_errors": 9223372036854775807,
                              "tx_errors": 9, "rx_drop": -1, "tx_drop": {}}]}
            """);
    assertThat(now.uptime()).isNull();
    assertThat(now.memory()).isEqualTo(new Diagnostics.Memory(2048L, null));
    assertThat(now.cpus()).hasSize(4).extracting(Diagnostics.Cpu::time).containsOnlyNulls();
    assertThat(now.disks())
        .containsExactly(new Diagnostics.Disk("0", 262_144L, null, null, null, null));
    assertThat(now.nics())
        .containsExactly(new Diagnostics.Nic("fa:16:3e:00:00:01", null, 12L, Long.MAX_VALUE, null));
    assertThat(now.more()).containsExactly(Map.entry("more", "kept"));
    assertThat(diagnostics("{\"cpu0_time\": -1, \"vda_read\": -1, \"vda_errors\": -1}").cpus())
        .containsExactly(new Diagnostics.Cpu("0", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "\"busy\"", "17", ""})
  void whatHoldsNoCountersIsNoAnswer(String body) {
    assertThatThrownBy(() -> diagnostics(body)).isInstanceOf(ApiException.class);
  }

  @Test
  void readsServersWhoseNumbersAndTruthsAreTexts() throws IOException {
    Server server =
        server(
            "{\"server\": {\"id\": 7, \"status\": \"ACTIVE\", \"progress\": \"1e2\","
                + " \"OS-EXT-STS:power_state\": 4.0, \"locked\": \"False\", \"flavor\":"
                + " {\"original_name\": \"m1\", \"ram\": \"2048\", \"vcpus\": 2.0, \"disk\":"
                + " 1e1}, \"server_groups\": [\"g1\"]}}");
    assertThat(server.progress()).isEqualTo(100);
    assertThat(server.powerState()).isEqualTo(4);
    assertThat(server.locked()).isFalse();
    assertThat(server.serverGroups()).containsExactly("g1");
    assertThat(server.flavor())
        .isInstanceOfSatisfying(
            Server.FlavorOfServer.Embedded.class,
            f -> assertThat(List.of(f.ram(), f.vcpus(), f.disk())).containsExactly(2048, 2, 10));
  }

  @Test
  void readsAddressesListedUnderIp() throws IOException {
    Server server = new ServerReader(new Interner()).server(sample("addresses-list-ip.json"));
    assertThat(server.addresses())
        .containsExactly(
            new Address("public", 4, "192.0.2.10", null, null),
            new Address("public", 6, "::1234:192.0.2.10", null, null));
  }

  @Test
  void namesTheNetworkWhereverItsNameStands() throws IOException {
    assertThat(
            server(
                    "{\"server\": {\"id\": \"s\", \"addresses\": [{\"ip\": [{\"addr\":"
                        + " \"192.0.2.1\"}], \"id\": \"a\"}, {\"values\": [\"192.0.2.2\"], \"id\":"
                        + " \"b\"}, {\"ip\": \"192.0.2.3\", \"id\": \"c\"}]}}")
                .addresses())
        .extracting(Address::network, Address::addr)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", "192.0.2.1"),
            org.assertj.core.groups.Tuple.tuple("b", "192.0.2.2"),
            org.assertj.core.groups.Tuple.tuple("c", "192.0.2.3"));
  }

  @Test
  void keepsTheIdOfAnAttachment() {
    assertThat(
            Attachments.readVolumes(
                ("{\"volumeAttachments\": [{\"attachment_id\": \"a1\", \"bdm_uuid\": \"b1\","
                        + " \"volumeId\": \"v1\", \"device\": \"/dev/vdb\","
                        + " \"delete_on_termination\": \"true\"}]}")
                    .getBytes(StandardCharsets.UTF_8)))
        .containsExactly(new Attachments.Volume("v1", "/dev/vdb", true, "a1"));
  }
}
