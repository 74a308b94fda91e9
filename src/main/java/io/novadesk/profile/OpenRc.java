package io.novadesk.profile;

import io.novadesk.api.Secret;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.Connection.Tls;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files that dashboards give out for shells: lines such as {@code export
 * OS_USERNAME=ada}. They are read, never run: what only a shell can work out counts as not given.
 */
public final class OpenRc {
  private static final long LARGEST = 256 << 10;
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+|set\\s+)?(OS_\\w+)\\s*=(.*)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Where a value without quotes ends. */
  private static final Pattern END = Pattern.compile("[\\s#;]");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{?(\\w+)}?");

  private final Map<String, String> values = new HashMap<>();

  /**
   * @param secret password, token or secret where the file holds one; null where it asks for it
   */
  public record Entry(Connection connection, @Nullable Secret secret) {}

  private OpenRc() {}

  /**
   * @throws IOException with a sentence for people
   */
  public static Entry read(Path file) throws IOException {
    String text;
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException(Text.of("openrc.tooLarge", file.getFileName()));
      }
      text = Files.readString(file);
    } catch (NoSuchFileException _) {
      throw new IOException(Text.of("connect.error.noFile", file));
    } catch (CharacterCodingException _) {
      throw new IOException(Text.of("openrc.notOne", file.getFileName()));
    }
    return parse(text, String.valueOf(file.getFileName()));
  }

  /**
   * @param fileName the connection is named after it
   * @throws IOException with a sentence when it names no cloud
   */
  public static Entry parse(String text, String fileName) throws IOException {
    OpenRc file = new OpenRc();
    text.lines().forEach(file::line);
    if (file.get("OS_AUTH_URL").isEmpty()) {
      throw new IOException(Text.of("openrc.notOne", fileName));
    }
    return file.entry(fileName);
  }

  private void line(String line) {
    String bare = line.strip();
    if (bare.startsWith("unset ")) {
      BLANKS.splitAsStream(bare).forEach(values::remove);
      return;
    }
    Matcher matcher = LINE.matcher(line);
    if (matcher.matches()) {
      String value = value(matcher.group(2).strip());
      if (value != null) {
        values.put(matcher.group(1), value);
      }
    }
  }

  /** Null where only a shell could tell. */
  private @Nullable String value(String raw) {
    if (raw.startsWith("'")) {
      int end = raw.indexOf('\'', 1);
      return end < 0 ? null : raw.substring(1, end);
    }
    String text;
    if (raw.startsWith("\"")) {
      StringBuilder inside = new StringBuilder();
      int at = 1;
      while (at < raw.length() && raw.charAt(at) != '"') {
        boolean escaped = raw.charAt(at) == '\\' && at + 1 < raw.length();
        at += escaped ? 1 : 0;
        inside.append(escaped && raw.charAt(at) == '$' ? "\0" : String.valueOf(raw.charAt(at)));
        at++;
      }
      text = inside.toString();
    } else {
      text = END.split(raw, 2)[0];
    }
    Matcher reference = REFERENCE.matcher(text);
    if (reference.matches()) {
      return values.get(reference.group(1));
    }
    return text.contains("$") || text.contains("`") ? null : text.replace("\0", "$");
  }

  private String get(String... names) {
    for (String name : names) {
      String value = values.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private Entry entry(String fileName) {
    String credential = get("OS_APPLICATION_CREDENTIAL_ID", "OS_APPLICATION_CREDENTIAL_NAME");
    boolean named = get("OS_APPLICATION_CREDENTIAL_ID").isEmpty();
    Method method =
        !credential.isEmpty()
            ? Method.APPLICATION_CREDENTIAL
            : get("OS_USERNAME").isEmpty() && !get("OS_TOKEN").isEmpty()
                ? Method.TOKEN
                : Method.PASSWORD;
    String user = method == Method.APPLICATION_CREDENTIAL && !named ? "" : get("OS_USERNAME");
    String userDomain = domain("OS_USER_DOMAIN");
    String secret =
        switch (method) {
          case APPLICATION_CREDENTIAL -> get("OS_APPLICATION_CREDENTIAL_SECRET");
          case TOKEN -> get("OS_TOKEN");
          default -> get("OS_PASSWORD");
        };
    Connection connection =
        new Connection(
            name(fileName),
            get("OS_AUTH_URL"),
            new SignIn(method, user, userDomain, credential),
            new Target(
                get("OS_PROJECT_NAME", "OS_TENANT_NAME"),
                get("OS_PROJECT_ID", "OS_TENANT_ID"),
                domain("OS_PROJECT_DOMAIN"),
                get("OS_REGION_NAME"),
                face(),
                "",
                false),
            new Tls(get("OS_CACERT"), get("OS_CERT"), get("OS_KEY"), List.of()),
            Marking.NONE);
    return new Entry(connection, secret.isEmpty() ? null : Secret.of(secret));
  }

  /** The id of the one domain that every cloud has stands for its name. */
  private String domain(String kind) {
    String name = get(kind + "_NAME", "OS_DOMAIN_NAME");
    return name.isEmpty() && get(kind + "_ID").equals("default") ? "Default" : name;
  }

  private Interface face() {
    String told = get("OS_INTERFACE", "OS_ENDPOINT_TYPE").toLowerCase(Locale.ROOT);
    return told.startsWith("internal")
        ? Interface.INTERNAL
        : told.startsWith("admin") ? Interface.ADMIN : Interface.PUBLIC;
  }

  private String name(String fileName) {
    String name =
        fileName
            .replaceAll("\\.(sh|rc|bat|txt)$", "")
            .replaceAll("(?i)[-_.]?openrc[-_.]?", "")
            .strip();
    return name.isEmpty() ? get("OS_PROJECT_NAME", "OS_TENANT_NAME", "OS_USERNAME") : name;
  }
}
