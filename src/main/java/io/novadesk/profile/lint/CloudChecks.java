package io.novadesk.profile.lint;

import io.novadesk.profile.lint.Fault.Mend;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with the settings of one cloud, whichever kind of file they stand in. */
final class CloudChecks {
  private static final Pattern VERSION = Pattern.compile("/(?:identity/)?v\\d[.\\d]*/*$");
  private static final Pattern TOKENS = Pattern.compile("(?:/auth)?/tokens/*$");
  private static final Pattern NEAR =
      Pattern.compile(
          "localhost|127\\..*|\\[?::1]?|10\\..*|192\\.168\\..*|172\\.(?:1[6-9]|2\\d|3[01])\\..*"
              + "|\\[?f[cde].*]?|[^.]+|.*\\.(?:local|lan|internal|localdomain|test|home)");

  private final Findings findings;
  private final List<Setting> settings;
  private final Map<String, List<String>> regions;
  private final int line;

  /**
   * @param regions those that the catalogue of a cloud has, by its auth URL, as far as it is known
   * @param line where the cloud begins
   */
  CloudChecks(
      Findings findings, List<Setting> settings, Map<String, List<String>> regions, int line) {
    this.findings = findings;
    this.settings = settings;
    this.regions = regions;
    this.line = line;
  }

  void all() {
    boolean vendor = find("profile").isPresent() || find("cloud").isPresent();
    find("auth_url").ifPresentOrElse(this::authUrl, () -> noAuthUrl(vendor));
    authType();
    both("project_id", "project_name");
    both("user_id", "username");
    disagree("project_name", "tenant_name");
    disagree("project_id", "tenant_id");
    if (!vendor && settings.stream().anyMatch(Setting::isSecret)) {
      scope();
    }
    domain("username", "user_id", "user_domain_name", "user_domain_id");
    List.of("cacert", "cert", "key").forEach(key -> find(key).ifPresent(this::file));
    region();
    find("interface").or(() -> find("endpoint_type")).ifPresent(this::face);
    find("passcode").ifPresent(code -> findings.warn(code.line(), null, "lint.passcode"));
  }

  /**
   * Of a cloud that no other tool reads: what Novadesk finds out, or asks for, by itself is no
   * fault.
   */
  void own() {
    find("auth_url").ifPresent(setting -> address(setting, true));
    both("project_id", "project_name");
    both("user_id", "username");
    List.of("cacert", "cert", "key").forEach(key -> find(key).ifPresent(this::file));
    region();
  }

  private Optional<Setting> find(String key) {
    return settings.stream()
        .filter(setting -> setting.key().equals(key) && !setting.value().isBlank())
        .findFirst();
  }

  private boolean has(String... keys) {
    return List.of(keys).stream().anyMatch(key -> find(key).isPresent());
  }

  private void noAuthUrl(boolean vendor) {
    // One that is misspelled is told as that, and regions may have one each.
    boolean elsewhere =
        settings.stream()
            .map(Setting::key)
            .anyMatch(
                key ->
                    key.equals("regions")
                        || Spelling.nearest(key, List.of("auth_url")).isPresent());
    if (!vendor && !settings.isEmpty() && !elsewhere) {
      findings.error(line, null, "lint.noAuthUrl");
    }
  }

  /** The line with another value. */
  private @Nullable Mend mend(Setting setting, String now, String mended) {
    return findings.exchange(setting.line(), setting.raw(), setting.raw().replace(now, mended));
  }

  private void authUrl(Setting setting) {
    address(setting, false);
  }

  /**
   * @param own whether Novadesk alone uses it, which finds out the version
   */
  private void address(Setting setting, boolean own) {
    String url = setting.value().strip();
    URI parsed;
    try {
      parsed = new URI(url);
    } catch (URISyntaxException _) {
      findings.error(setting.line(), null, "lint.authUrl.none");
      return;
    }
    if (url.contains("{") || url.contains("$")) {
      return;
    }
    if (parsed.getScheme() == null || parsed.getHost() == null) {
      findings.error(setting.line(), null, "lint.authUrl.none");
      return;
    }
    String path = parsed.getRawPath();
    if (TOKENS.matcher(path).find()) {
      String cut = TOKENS.matcher(url).replaceFirst("");
      findings.error(setting.line(), mend(setting, url, cut), "lint.authUrl.tokens", cut);
    } else if (!own && !VERSION.matcher(path).find()) {
      String whole = url.replaceAll("/+$", "") + "/v3";
      findings.warn(setting.line(), mend(setting, url, whole), "lint.authUrl.version", whole);
    }
    if (parsed.getScheme().equalsIgnoreCase("http")
        && !NEAR.matcher(parsed.getHost().toLowerCase(Locale.ROOT)).matches()) {
      String secure = "https" + url.substring(4);
      findings.warn(
          setting.line(), mend(setting, url, secure), "lint.authUrl.plain", parsed.getHost());
    }
  }

  private void authType() {
    Setting setting = find("auth_type").or(() -> find("auth_plugin")).orElse(null);
    if (setting == null) {
      return;
    }
    String type = setting.value().toLowerCase(Locale.ROOT).strip();
    if (!Known.AUTH_TYPES.contains(type)) {
      Optional<String> near = Spelling.nearest(type, Known.AUTH_TYPES);
      near.ifPresentOrElse(
          meant ->
              findings.error(
                  setting.line(),
                  mend(setting, setting.value(), meant),
                  "lint.authType.near",
                  setting.value(),
                  meant),
          () -> findings.error(setting.line(), null, "lint.authType.unknown", setting.value()));
    }
    if (type.equals("v3multifactor") && !has("auth_methods")) {
      findings.error(setting.line(), null, "lint.noMethods");
    }
    if (type.equals("v3applicationcredential")) {
      settings.stream()
          .filter(s -> List.of("project_name", "project_id", "tenant_name").contains(s.key()))
          .findFirst()
          .ifPresent(s -> findings.error(s.line(), null, "lint.credentialScope", s.written()));
    }
  }

  private void both(String id, String name) {
    Setting counts = find(id).orElse(null);
    Setting ignored = find(name).orElse(null);
    if (counts != null && ignored != null) {
      findings.warn(ignored.line(), null, "lint.both", counts.written(), ignored.written());
    }
  }

  private void disagree(String today, String former) {
    Setting old = find(former).orElse(null);
    Setting now = find(today).orElse(null);
    if (old != null && now != null && !old.value().equals(now.value())) {
      findings.warn(old.line(), null, "lint.disagree", former, today);
    }
  }

  private boolean isCredential() {
    return has("application_credential_id", "application_credential_secret");
  }

  private void scope() {
    boolean project = has("project_id", "project_name", "tenant_id", "tenant_name");
    boolean wide = has("domain_id", "domain_name", "system_scope", "trust_id");
    if (!project && !wide && !isCredential()) {
      findings.warn(line, null, "lint.noProject");
    }
    domain("project_name", "project_id", "project_domain_name", "project_domain_id");
  }

  /** A name is good within its domain alone. */
  private void domain(String name, String id, String domainName, String domainId) {
    Setting setting = find(name).orElse(null);
    boolean given =
        has(domainName, domainId, "domain_id", "domain_name")
            || has("default_domain", "default_domain_id", "default_domain_name");
    boolean other = has(id, "profile", "cloud") || isOld() || isCredential();
    if (setting == null || given || other) {
      return;
    }
    findings.warn(setting.line(), beneath(setting, domainName), "lint.noDomain", name, domainName);
  }

  /** The second version of the identity service knows no domains. */
  private boolean isOld() {
    return find("identity_api_version").filter(s -> s.value().startsWith("2")).isPresent()
        || find("auth_type").filter(s -> s.value().startsWith("v2")).isPresent()
        || find("auth_url").filter(s -> s.value().contains("/v2.0")).isPresent();
  }

  /** One more line with the domain that nearly all clouds begin with. */
  private @Nullable Mend beneath(Setting setting, String key) {
    String now = findings.line(setting.line());
    int at = now.indexOf(setting.written());
    if (setting.raw().isEmpty() || at < 0 || !now.substring(0, at).isBlank()) {
      return null;
    }
    return findings.whole(setting.line(), now + "\n" + now.substring(0, at) + key + ": Default");
  }

  private void file(Setting setting) {
    String value = setting.value();
    try {
      Path path =
          value.startsWith("~/")
              ? Path.of(System.getProperty("user.home", ""), value.substring(2))
              : Path.of(value);
      if (!value.contains("$") && !Files.isReadable(path)) {
        findings.error(setting.line(), null, "lint.file", path);
      }
    } catch (InvalidPathException _) {
      findings.error(setting.line(), null, "lint.file", value);
    }
  }

  private void region() {
    Setting setting = find("region_name").orElse(null);
    List<String> known = find("auth_url").map(url -> regions.get(url.value().strip())).orElse(null);
    if (setting == null || known == null || known.isEmpty() || setting.value().contains(",")) {
      return;
    }
    if (!known.contains(setting.value())) {
      Mend mend = known.size() == 1 ? mend(setting, setting.value(), known.getFirst()) : null;
      findings.error(
          setting.line(), mend, "lint.region", setting.value(), String.join(", ", known));
    }
  }

  private void face(Setting setting) {
    String face = setting.value().toLowerCase(Locale.ROOT);
    if (!Known.INTERFACES.contains(face)) {
      Mend mend =
          Spelling.nearest(face, Known.INTERFACES)
              .map(near -> mend(setting, setting.value(), near))
              .orElse(null);
      findings.error(setting.line(), mend, "lint.interface", setting.value());
    }
  }
}
