package io.novadesk.profile.lint;

import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is wrong with a connection that Novadesk keeps itself: the checks of files, without what
 * matters to other tools alone. Blocking.
 */
public final class SavedChecks {
  private final Map<String, List<String>> regions;

  /**
   * @param regions those that the catalogue of a cloud has, by its auth URL, as far as it is known
   */
  public SavedChecks(Map<String, List<String>> regions) {
    this.regions = Map.copyOf(regions);
  }

  /** The faults in the order in which the settings stand in the form. */
  public List<FieldFault> of(Connection connection) {
    List<Setting> settings = settings(connection);
    // Each value is a line of its own, so that what mends the line is the value to write.
    String lines = settings.stream().map(Setting::value).collect(Collectors.joining("\n"));
    Findings findings = new Findings(Path.of(""), lines, true);
    new CloudChecks(findings, settings, regions, 0).own();
    return findings.all().stream()
        .map(
            fault -> {
              Setting at = settings.get(fault.line() - 1);
              return new FieldFault(
                  fault.weight(),
                  at.key(),
                  at.written(),
                  fault.sentence(),
                  fault.mend() == null ? null : fault.mend().mended());
            })
        .toList();
  }

  private static List<Setting> settings(Connection connection) {
    List<Setting> all = new ArrayList<>();
    add(all, "auth_url", "AUTH_URL", connection.authUrl());
    add(all, "username", "USER", connection.signIn().user());
    add(all, "user_id", "USER_ID", connection.signIn().userId());
    add(all, "project_name", "PROJECT", connection.target().project());
    add(all, "project_id", "PROJECT_ID", connection.target().projectId());
    add(all, "region_name", "REGION", connection.target().region());
    add(all, "cacert", "CA_FILE", connection.tls().caFile());
    add(all, "cert", "CLIENT_CERTIFICATE", connection.tls().clientCertificate());
    add(all, "key", "CLIENT_KEY", connection.tls().clientKey());
    return all;
  }

  private static void add(List<Setting> all, String key, String field, String value) {
    String line = value.replace('\n', ' ').replace('\r', ' ').strip();
    all.add(new Setting(key, Text.of("connect.field." + field), line, line, all.size() + 1, true));
  }
}
