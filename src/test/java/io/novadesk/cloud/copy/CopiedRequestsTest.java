package io.novadesk.cloud.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.http.Request;
import io.novadesk.api.http.RequestTemplate;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;
import io.novadesk.cloud.copy.Programs.Ran;
import io.novadesk.cloud.copy.RecordingServer.Came;
import io.novadesk.testing.FaultMatrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What is copied, run, sends the request that was shown: method, address, headers and body. */
class CopiedRequestsTest {
  private static final String TOKEN = "the-token-that-nobody-copies";
  private static final String PASSWORD = "p\"a\\s's $HOME";

  private static final TokenSource TOKENS =
      new TokenSource() {
        @Override
        public Secret token() {
          return Secret.of(TOKEN);
        }

        @Override
        public Secret renew(Secret refused) {
          return refused;
        }
      };

  @TempDir private Path folder = Path.of(".");

  private RecordingServer server;

  CopiedRequestsTest() throws IOException {
    server = new RecordingServer();
  }

  @BeforeEach
  void theServerIsFresh() {
    assertThat(server.came()).isEmpty();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Request hostile(String text, int number) {
    ObjectNode body = Json.object();
    body.putObject("createImage").put("name", text).putObject("metadata").put(text, "[a]{1}");
    return Request.post(
            server.at(
                "/v2.1/servers/"
                    + number
                    + "/action"
                    + Uris.query(Map.of("name", "[" + text + "]{1}"))),
            body)
        .header("X-OpenStack-Nova-API-Version", "2.1")
        .token(TOKENS);
  }

  private void sendsTheSame(String form, CopyForm of, String... program) throws Exception {
    int number = 0;
    for (String text : Hostile.strings(40)) {
      RequestTemplate request = RequestTemplate.of(hostile(text, ++number));
      run(request, of, program);
      assertThat(server.came()).as(form + ": " + text).hasSize(number);
      same(request, server.came().getLast(), hostile(text, number));
    }
    FaultMatrix.row(
        FaultMatrix.Area.COMMAND, "hostile names as " + form, number, "the same request");
  }

  private void run(RequestTemplate request, CopyForm of, String... program) throws Exception {
    assertThat(Copies.of(of, request)).isInstanceOf(Copied.Ready.class);
    String copied = ((Copied.Ready) Copies.of(of, request)).text();
    assertThat(copied).doesNotContain(TOKEN).doesNotContain(PASSWORD);
    Path script = folder.resolve(of == CopyForm.JAVA ? "Copied.java" : "script");
    Files.writeString(script, copied);
    String[] line = new String[program.length + 1];
    System.arraycopy(program, 0, line, 0, program.length);
    line[program.length] = script.toString();
    Ran ran =
        Programs.run(
            folder,
            Map.ofEntries(
                Map.entry("OS_TOKEN", TOKEN),
                Map.entry("NEW_PASSWORD", PASSWORD),
                Map.entry("no_proxy", "127.0.0.1"),
                Map.entry("OS_AUTH_TYPE", "admin_token"),
                Map.entry("OS_ENDPOINT", server.at("/").toString())),
            line);
    assertThat(ran.status()).as(copied + ran.err()).isZero();
  }

  private static void same(RequestTemplate shown, Came came, Request sent) {
    assertThat(came.method()).isEqualTo(sent.method());
    String target = sent.uri().getRawPath();
    assertThat(came.target())
        .isEqualTo(
            sent.uri().getRawQuery() == null ? target : target + "?" + sent.uri().getRawQuery());
    sent.headers().forEach((name, value) -> assertThat(came.headers()).containsEntry(name, value));
    assertThat(came.headers()).containsEntry("X-Auth-Token", TOKEN);
    byte[] body = sent.body() == null ? new byte[0] : sent.body().logged();
    assertThat(came.body())
        .isEqualTo(new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8));
    assertThat(shown.method()).isEqualTo(sent.method());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "dash", "zsh"})
  void aShellSendsTheSame(String shell) throws Exception {
    Programs.need(shell, "curl");
    sendsTheSame("curl in " + shell, CopyForm.SHELL, shell);
  }

  @Test
  void fishSendsTheSame() throws Exception {
    Programs.need("fish", "curl");
    sendsTheSame("curl in fish", CopyForm.FISH, "fish");
  }

  @Test
  void javaSendsTheSame() throws Exception {
    int number = 0;
    // Each starts a compiler.
    for (String text : List.of("it's \"quoted\" \\u0022 $HOME", "\n\u0085\u2028${x}%{y}\\")) {
      RequestTemplate request = RequestTemplate.of(hostile(text, ++number));
      run(
          request,
          CopyForm.JAVA,
          Path.of(System.getProperty("java.home"), "bin", "java").toString());
      same(request, server.came().getLast(), hostile(text, number));
    }
  }

  private Request password() {
    ObjectNode body = Json.object();
    body.putObject("changePassword").put("adminPass", PASSWORD);
    return Request.post(server.at("/v2.1/servers/1/action"), body)
        .token(TOKENS)
        .hiding(Secret.of(PASSWORD));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "dash", "zsh", "fish"})
  void aPasswordIsAVariableAndArrivesWhole(String shell) throws Exception {
    Programs.need(shell, "curl");
    RequestTemplate request = RequestTemplate.of(password());
    assertThat(request.secrets()).containsExactly("NEW_PASSWORD");
    run(request, shell.equals("fish") ? CopyForm.FISH : CopyForm.SHELL, shell);
    same(request, server.came().getLast(), password());
  }

  @Test
  void aPasswordIsAVariableInJava() throws Exception {
    RequestTemplate request = RequestTemplate.of(password());
    run(request, CopyForm.JAVA, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    same(request, server.came().getLast(), password());
  }

  @Test
  void whatHasNoBodyHasNoneWhenItIsCopied() throws Exception {
    Programs.need("bash", "curl");
    Request request = Request.of("DELETE", server.at("/v2.1/servers/1")).token(TOKENS);
    run(RequestTemplate.of(request), CopyForm.SHELL, "bash");
    same(RequestTemplate.of(request), server.came().getLast(), request);
  }

  private Copied openStack(String method, String target, String body) {
    Request request =
        Request.of(method, server.at(target))
            .json(Json.tree(body.getBytes(StandardCharsets.UTF_8)))
            .header("X-OpenStack-Nova-API-Version", "2.1");
    return Copies.of(CopyForm.OPENSTACK, RequestTemplate.of(request));
  }

  @Test
  void theClientIsNamedOnlyWhereItSendsJustThis() {
    String action = "/v2.1/servers/7/action";
    String begin = "openstack --os-compute-api-version 2.1 server ";
    assertThat(openStack("POST", action, "{\"os-stop\":null}"))
        .isEqualTo(new Copied.Ready(begin + "stop 7\n"));
    assertThat(openStack("POST", action, "{\"reboot\":{\"type\":\"HARD\"}}"))
        .isEqualTo(new Copied.Ready(begin + "reboot --hard 7\n"));
    assertThat(openStack("PUT", "/v2.1/servers/7", "{\"server\":{\"name\":\"-x; y'z\"}}"))
        .isEqualTo(new Copied.Ready(begin + "set '--name=-x; y'\\''z' 7\n"));
    // The client leaves the empty metadata out.
    String snapshot = "{\"createImage\":{\"name\":\"x\",\"metadata\":{}}}";
    assertThat(openStack("POST", action, snapshot)).isInstanceOf(Copied.Not.class);
    assertThat(openStack("POST", action, "{\"os-stop\":{\"more\":1}}"))
        .isInstanceOf(Copied.Not.class);
    assertThat(openStack("POST", "/v2.1/flavors", "{\"flavor\":{}}"))
        .isInstanceOf(Copied.Not.class);
  }

  @Test
  void powerShellTakesEveryQuoteTwice() {
    String text = "it's \u2018so\u2019 $(x) `y";
    RequestTemplate request = RequestTemplate.of(hostile(text, 1));
    assertThat(((Copied.Ready) Copies.of(CopyForm.POWERSHELL, request)).text())
        .contains("it''s \u2018\u2018so\u2019\u2019 $(x) `y")
        .contains("'X-Auth-Token' = $env:OS_TOKEN")
        .doesNotContain(TOKEN);
    assertThat(
            ((Copied.Ready) Copies.of(CopyForm.POWERSHELL, RequestTemplate.of(password()))).text())
        .contains("($env:NEW_PASSWORD -replace '([\\\\\"])', '\\$1')");
  }
}
