package io.novadesk.profile.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.Connection.Tls;
import io.novadesk.profile.edit.ChangedMeanwhileException;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of files that describe clouds, and what mends it. */
class LinterTest {
  private static final String GOOD =
      """
      # of the shop
      clouds:
        shop:
          auth:
            auth_url: https://cloud.example.org:5000/v3
            username: ann
            user_domain_name: Default
            password: 'sesame'
            project_name: shop
            project_domain_name: Default
          region_name: one
          interface: public
          identity_api_version: 3
      """;

  @TempDir Path folder;
  private Path clouds;

  @BeforeEach
  void place() {
    clouds = folder.resolve("clouds.yaml");
  }

  private void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private List<Fault> faults(String text) throws IOException {
    write(clouds, text);
    return new Linter(Map.of()).clouds(clouds, null);
  }

  private Fault only(List<Fault> faults) {
    assertThat(faults).as("%s", faults).hasSize(1);
    return faults.getFirst();
  }

  private String mended(Fault fault) throws Exception {
    Mending.mend(fault);
    return Files.readString(clouds);
  }

  @Test
  void hasNothingToSayOfAGoodFile() throws Exception {
    assertThat(faults(GOOD)).isEmpty();
    assertThat(faults("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"domain-ids", "mfa", "regions-auth"})
  void hasNothingToSayOfWhatOtherToolsRead(String name) {
    Path file = Path.of("../shared/cases/clouds-yaml", name, "clouds.yaml");
    Assumptions.assumeTrue(Files.exists(file), "no ../shared/cases beside this project");
    assertThat(new Linter(Map.of()).clouds(file, null))
        .allMatch(fault -> fault.sentence().contains("chmod"), "only that others may read it");
  }

  /** One line of the good file replaced; what is told of it, and by what line it is mended. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          auth_url: https://cloud.example.org:5000/v3 | auth_url: https://c.example.org/v3/auth/tokens | ends at a place for tokens | auth_url: https://c.example.org/v3
          auth_url: https://cloud.example.org:5000/v3 | auth_url: https://c.example.org/v2.0/tokens    | ends at a place for tokens | auth_url: https://c.example.org/v2.0
          auth_url: https://cloud.example.org:5000/v3 | auth_url: "https://c.example.org:5000/"        | has no version             | auth_url: "https://c.example.org:5000/v3"
          auth_url: https://cloud.example.org:5000/v3 | auth_url: http://c.example.org:5000/v3         | is not encrypted           | auth_url: https://c.example.org:5000/v3
          auth_url: https://cloud.example.org:5000/v3 | auth_url: cloud                                | This is no address         |
          auth_url: https://cloud.example.org:5000/v3 | auth_ulr: https://c.example.org:5000/v3        | Is auth_url meant?         | auth_url: https://c.example.org:5000/v3
          username: ann                               | usrename: ann                                  | Is username meant?         | username: ann
          username: ann                               | favourite: blue                                | favourite is unknown       |
          region_name: one                            | regoin_name: one                               | Is region_name meant?      | region_name: one
          interface: public                           | interface: pubic                               | no interface pubic         | interface: public
          interface: public                           | auth_type: v3pasword                           | Is v3password meant?       | auth_type: v3password
          interface: public                           | auth_type: magic                               | auth_type magic is unknown |
          interface: public                           | auth_type: v3multifactor                       | needs auth_methods         |
          interface: public                           | auth_type: v3applicationcredential             | Remove project_name        |
          interface: public                           | cacert: /nowhere/ca.pem                        | no file /nowhere/ca.pem    |
          interface: public                           | cert: ~/nowhere/c.pem                          | that can be read           |
          password: 'sesame'                          | password: 0123                                 | has no quotes              | password: '0123'
          password: 'sesame'                          | password: no                                   | has no quotes              | password: 'no'
          password: 'sesame'                          | password: se #same                             | is a comment               |
          project_name: shop                          | project_name: 12345                            | has no quotes              | project_name: '12345'
          user_domain_name: Default                   | project_id: 5ddb                               | and project_name are both  |
          user_domain_name: Default                   | passcode: '123456'                             | half a minute              |
          user_domain_name: Default                   | username: bob                                  | first in line 6            |
          project_name: shop                          | # none                                         | No project is named        |
          """)
  void namesAFaultWithItsLineAndItsMend(String good, String bad, String told, String mend)
      throws Exception {
    String text = GOOD.replace(good.strip(), bad.strip());
    int line = 1 + (int) text.substring(0, text.indexOf(bad.strip())).lines().count() - 1;
    List<Fault> faults = faults(text);
    Fault fault = faults.stream().filter(f -> f.sentence().contains(told)).findFirst().orElse(null);
    assertThat(fault).as("%s in %s", told, faults).isNotNull();
    Fault found = Objects.requireNonNull(fault);
    assertThat(found.entry()).isEqualTo("shop");
    boolean ofWhole =
        told.startsWith("No project") || told.startsWith("Remove") || told.startsWith("and");
    assertThat(ofWhole ? line : found.line()).isEqualTo(line);
    assertThat(found.toString()).doesNotContain("sesame");
    if (mend == null) {
      assertThat(found.mend()).isNull();
    } else {
      assertThat(mended(found)).isEqualTo(text.replace(bad.strip(), mend.strip()));
    }
    FaultMatrix.row(Area.LOGIN, "clouds.yaml with " + bad.strip(), 0, found.sentence());
  }

  @Test
  void tellsATabAndPutsSpacesThere() throws Exception {
    String text = "clouds:\r\n  shop:\r\n\tregion_name: one\r\n";
    Fault tab = only(faults(text));
    assertThat(tab.line()).isEqualTo(3);
    assertThat(tab.sentence()).startsWith("A tab stands before the key.");
    assertThat(mended(tab)).isEqualTo(text.replace("\t", "  "));
  }

  @Test
  void tellsTheLineThatIsNoYaml() throws Exception {
    Fault broken = only(faults("clouds:\n  shop:\n    auth: {a: b\n"));
    assertThat(broken.sentence()).startsWith("This is not valid YAML.");
    assertThat(only(faults("- one\n")).sentence()).contains("does not begin with a key");
  }

  @Test
  void movesIntoAuthWhatStandsBesideIt() throws Exception {
    String text = GOOD.replace("    region_name", "    user_id: u1\n    region_name");
    Fault beside =
        faults(text).stream().filter(f -> f.sentence().contains("beside auth")).toList().getFirst();
    assertThat(mended(beside)).isEqualTo(text.replace("\n    user_id: u1", "\n      user_id: u1"));
  }

  @Test
  void offersTheUsualDomainWhereNoneIsGiven() throws Exception {
    String text = GOOD.replace("      user_domain_name: Default\n", "");
    Fault fault = only(faults(text));
    assertThat(fault.sentence()).contains("username has no user_domain_name");
    assertThat(mended(fault)).isEqualTo(GOOD);
  }

  @Test
  void knowsTheRegionsOfACloudThatWasOpen() throws Exception {
    write(clouds, GOOD);
    Linter linter = new Linter(Map.of("https://cloud.example.org:5000/v3", List.of("two")));
    Fault fault = only(linter.clouds(clouds, null));
    assertThat(fault.sentence()).isEqualTo("The cloud has no region one. It has: two.");
    assertThat(mended(fault)).isEqualTo(GOOD.replace("one", "two"));
  }

  @Test
  void tellsAnEntryThatIsThereTwiceAndASecretOfNone() throws Exception {
    Fault twice = only(faults(GOOD + GOOD.substring(GOOD.indexOf("  shop:"))));
    assertThat(twice.sentence()).contains("second time (first in line 3)");
    write(clouds, GOOD);
    Path secure = folder.resolve("secure.yaml");
    write(secure, "clouds:\n  shpo:\n    auth:\n      password: sesame\n");
    Fault fault = only(new Linter(Map.of()).clouds(clouds, secure));
    assertThat(fault.path()).isEqualTo(secure);
    assertThat(fault.sentence()).isEqualTo("clouds.yaml has no entry shpo. Is shop meant?");
  }

  @Test
  void tellsAPasswordThatOthersMayRead() throws Exception {
    Assumptions.assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no file modes");
    write(clouds, GOOD);
    Files.setPosixFilePermissions(clouds, PosixFilePermissions.fromString("rw-r--r--"));
    Fault fault = only(new Linter(Map.of()).clouds(clouds, null));
    assertThat(fault.line()).isEqualTo(8);
    assertThat(fault.sentence()).contains("chmod 600 " + clouds).doesNotContain("sesame");
  }

  @Test
  void doesNotTouchALineThatIsAnotherOneByThen() throws Exception {
    Fault fault = only(faults(GOOD.replace("interface: public", "interface: pubic")));
    String theirs = GOOD.replace("interface: public", "interface: internal");
    Files.writeString(clouds, theirs);
    assertThatThrownBy(() -> Mending.mend(fault))
        .isInstanceOf(ChangedMeanwhileException.class)
        .hasMessageContaining("changed by another program");
    assertThat(Files.readString(clouds)).isEqualTo(theirs);
    FaultMatrix.row(
        Area.LOGIN, "clouds.yaml changed before it was mended", 0, "Nothing was written.");
  }

  @Test
  void readsOpenrcFilesToo() throws Exception {
    Path rc = folder.resolve("shop-openrc.sh");
    write(
        rc,
        """
        export OS_AUTH_URL=https://c.example.org/v3/auth/tokens
        export OS_USERNAME="ann"
        export OS_PASWORD=sesame
        export OS_PROJECT_NAME=shop
        export OS_USER_DOMAIN_NAME=Default
        export OS_CACERT=/nowhere/ca.pem
        """);
    List<Fault> faults = new Linter(Map.of()).openRc(rc);
    assertThat(faults).extracting(Fault::line).containsExactly(1, 3, 6);
    assertThat(faults.get(1).sentence()).contains("Is OS_PASSWORD meant?");
    Mending.mend(faults.getFirst());
    assertThat(Files.readString(rc)).startsWith("export OS_AUTH_URL=https://c.example.org/v3\n");
  }

  @Test
  void aMendedFileIsReadByNovadesk() throws Exception {
    Fault fault = only(faults(GOOD.replace("auth_url:", "auth_ulr:")));
    Mending.mend(fault);
    assertThat(new CloudsYaml(List.of(clouds), List.of()).read().entries()).hasSize(1);
  }

  @Test
  void ofSavedConnectionsSaysOnlyWhatNovadeskDoesNotFindOutByItself() {
    Connection typed =
        saved("http://cloud.example.org:5000/auth/tokens", "web", "1f3a", "one", "none.pem");
    List<FieldFault> faults = new SavedChecks(Map.of()).of(typed);
    assertThat(faults)
        .extracting(FieldFault::label, FieldFault::mended)
        .containsExactly(
            tuple("Auth URL", "http://cloud.example.org:5000"),
            tuple("Auth URL", "https://cloud.example.org:5000/auth/tokens"),
            tuple("Project", null),
            tuple("CA certificate", null));
    assertThat(faults.get(2).sentence()).startsWith("Project ID and Project are both given.");

    String url = "https://cloud.example.org:5000";
    Connection plain = saved(url, "web", "", "two", "");
    assertThat(new SavedChecks(Map.of()).of(plain)).isEmpty();
    FieldFault region = new SavedChecks(Map.of(url, List.of("one"))).of(plain).getFirst();
    assertThat(region.sentence()).isEqualTo("The cloud has no region two. It has: one.");
    assertThat(region.mended()).isEqualTo("one");
  }

  private static Connection saved(
      String url, String project, String projectId, String region, String caFile) {
    return new Connection(
        "lab",
        url,
        new SignIn(Method.PASSWORD, "ann", "", ""),
        new Target(project, projectId, "", region, Interface.PUBLIC, "", false),
        new Tls(caFile, "", "", List.of()),
        Marking.NONE);
  }
}
