package io.novadesk.profile.edit;

import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.i18n.Text;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection;
import io.novadesk.profile.yaml.YamlFaultException;
import io.novadesk.profile.yaml.YamlNode;
import io.novadesk.profile.yaml.YamlNode.Mapping;
import io.novadesk.profile.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Writes what a person made of an entry of clouds.yaml back into that file: only the settings that
 * differ, and never a secret. Blocking.
 */
public final class CloudEdit {
  private static final List<String> VOLUME =
      List.of(
          "block_storage_endpoint_override",
          "volumev3_endpoint_override",
          "volumev2_endpoint_override",
          "volume_endpoint_override");

  /**
   * @param keys all names of the setting, today's first
   * @param inAuth whether it belongs to the login
   */
  private record Setting(boolean inAuth, List<String> keys, Function<Connection, String> value) {}

  private static final List<Setting> SETTINGS =
      List.of(
          auth(Connection::authUrl, "auth_url"),
          auth(c -> owned(c) ? "" : c.signIn().user(), "username", "user_name"),
          auth(c -> c.signIn().userId(), "user_id"),
          auth(c -> c.signIn().userDomain(), "user_domain_name"),
          auth(c -> c.signIn().userDomainId(), "user_domain_id"),
          auth(c -> c.target().project(), "project_name", "tenant_name"),
          auth(c -> c.target().projectId(), "project_id", "tenant_id"),
          auth(c -> c.target().projectDomain(), "project_domain_name"),
          auth(c -> c.target().projectDomainId(), "project_domain_id"),
          auth(c -> c.target().inPlaceOfProject().domain(), "domain_name"),
          auth(c -> c.target().inPlaceOfProject().domainId(), "domain_id"),
          auth(c -> c.target().inPlaceOfProject().system(), "system_scope"),
          auth(c -> c.target().inPlaceOfProject().trust(), "trust_id"),
          auth(
              c -> owned(c) ? c.signIn().applicationCredential() : "", "application_credential_id"),
          auth(c -> c.signIn().provider(), "identity_provider"),
          auth(c -> c.signIn().protocol(), "protocol"),
          auth(c -> c.signIn().device().clientId(), "client_id"),
          auth(c -> c.signIn().device().discovery(), "discovery_endpoint"),
          auth(c -> c.signIn().device().authorizationUrl(), "device_authorization_endpoint"),
          auth(c -> c.signIn().device().tokenUrl(), "access_token_endpoint"),
          auth(c -> c.signIn().device().scope(), "openid_scope"),
          auth(c -> c.signIn().device().tokenType(), "access_token_type"),
          auth(c -> c.signIn().device().challenge(), "code_challenge_method"),
          beside(c -> c.target().region(), "region_name"),
          beside(CloudEdit::face, "interface", "endpoint_type"),
          beside(c -> c.target().urls().compute(), "compute_endpoint_override"),
          beside(c -> c.target().urls().image(), "image_endpoint_override"),
          beside(c -> c.target().urls().network(), "network_endpoint_override"),
          new Setting(false, VOLUME, c -> c.target().urls().volume()),
          beside(c -> c.tls().caFile(), "cacert"),
          beside(c -> c.tls().clientCertificate(), "cert"),
          beside(c -> c.tls().clientKey(), "key"));

  private CloudEdit() {}

  private static Setting auth(Function<Connection, String> value, String... keys) {
    return new Setting(true, List.of(keys), value);
  }

  private static Setting beside(Function<Connection, String> value, String... keys) {
    return new Setting(false, List.of(keys), value);
  }

  /** A credential that is given by name belongs to a user, and is not written here. */
  private static boolean owned(Connection c) {
    return c.signIn().method() == Connection.Method.APPLICATION_CREDENTIAL
        && c.signIn().user().isEmpty()
        && c.signIn().userId().isEmpty();
  }

  private static String face(Connection c) {
    Interface face = c.target().face();
    return face == Interface.PUBLIC ? "" : face.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes the differences into the file.
   *
   * @param files where the clouds are read from
   * @param before the cloud as the file has it
   * @param after what it shall be; what clouds.yaml has no place for must be as before
   * @throws CannotEditException with a sentence where the file would then not say this
   * @throws ChangedMeanwhileException when the entry is not as {@code before} any more
   * @throws IOException when the file cannot be read or written
   */
  public static void write(CloudsYaml files, Connection before, Connection after)
      throws IOException, CannotEditException, ChangedMeanwhileException {
    Path path = files.cloudsFile();
    if (path == null) {
      throw new CannotEditException(Text.of("edit.notThere", before.name()));
    }
    TextFile file = TextFile.read(path);
    if (!isThere(files.readAs(path, file.text()), before)) {
      throw new ChangedMeanwhileException(Text.of("edit.changedMeanwhile", path));
    }
    if (!has(file.text(), List.of("clouds"), before.name())) {
      throw new CannotEditException(Text.of("edit.notThere", before.name()));
    }
    String text = edited(file.text(), before, after);
    if (!isThere(files.readAs(path, text), after)) {
      throw new CannotEditException(Text.of("edit.saysOtherwise", path.getFileName()));
    }
    if (!text.equals(file.text())) {
      file.replace(text);
    }
  }

  private static boolean isThere(CloudsYaml.Reading reading, Connection wanted) {
    Connection plain = plain(wanted);
    return reading.entries().stream().anyMatch(e -> plain(e.connection()).equals(plain));
  }

  /** Without what is kept beside the file. */
  private static Connection plain(Connection c) {
    return c.withTrusted(List.of()).withMarking(Connection.Marking.NONE);
  }

  static String edited(String text, Connection before, Connection after)
      throws CannotEditException {
    List<String> entry = List.of("clouds", before.name());
    List<String> login = List.of("clouds", before.name(), "auth");
    String now = text;
    for (Setting setting : SETTINGS) {
      String value = setting.value().apply(after);
      if (value.equals(setting.value().apply(before))) {
        continue;
      }
      boolean written = false;
      for (List<String> place : setting.inAuth() ? List.of(login, entry) : List.of(entry)) {
        for (String key : setting.keys()) {
          for (String spelled : new LinkedHashSet<>(List.of(key, key.replace('_', '-')))) {
            if (!has(now, place, spelled)) {
              continue;
            }
            now =
                value.isEmpty() || written
                    ? YamlEdit.remove(now, place, spelled)
                    : YamlEdit.set(now, place, spelled, value);
            written = true;
          }
        }
      }
      if (!written && !value.isEmpty()) {
        now = YamlEdit.set(now, setting.inAuth() ? login : entry, setting.keys().getFirst(), value);
      }
    }
    return before.name().equals(after.name())
        ? now
        : YamlEdit.rename(now, List.of("clouds"), before.name(), after.name());
  }

  private static boolean has(String text, List<String> path, String key)
      throws CannotEditException {
    try {
      YamlNode node = YamlText.parse(text).orElse(null);
      for (String name : path) {
        node = node instanceof Mapping map ? map.map(name).orElse(null) : null;
      }
      return node instanceof Mapping map && map.find(key).isPresent();
    } catch (YamlFaultException e) {
      throw new CannotEditException(Text.of("edit.broken", e.line()));
    }
  }
}
