package io.novadesk.profile;

import io.novadesk.api.Secret;
import io.novadesk.i18n.Text;
import io.novadesk.profile.rc.RcFile;
import io.novadesk.profile.rc.RcFile.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files that dashboards give out for shells: lines such as {@code export
 * OS_USERNAME=ada}. They are read, never run: what only a shell can work out is told as a gap.
 */
public final class OpenRc {
  private static final long LARGEST = 256 << 10;
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final String PASSWORD = "OS_PASSWORD";

  /**
   * @param secret password, token or secret where the file holds one; null where it asks for it
   * @param gaps what the file would set and only a shell could tell
   * @param remarks sentences about what the file asks for and does not get
   */
  public record Entry(
      Connection connection, @Nullable Secret secret, List<Gap> gaps, List<String> remarks) {}

  /**
   * @param variable such as {@code OS_USERNAME}
   * @param sentence why it is not filled in, with the line
   */
  public record Gap(String variable, String sentence) {}

  private OpenRc() {}

  /**
   * @throws IOException with a sentence for people
   */
  public static Entry read(Path file) throws IOException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putIfAbsent("HOME", System.getProperty("user.home", ""));
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException(Text.of("openrc.tooLarge", file.getFileName()));
      }
      return parse(
          decoded(Files.readAllBytes(file)), String.valueOf(file.getFileName()), environment);
    } catch (NoSuchFileException _) {
      throw new IOException(Text.of("connect.error.noFile", file));
    }
  }

  /** By its byte-order mark; else UTF-8, or what is older than that. */
  private static String decoded(byte[] bytes) {
    for (Charset marked :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] mark = "\ufeff".getBytes(marked);
      if (ByteBuffer.wrap(bytes)
          .slice(0, Math.min(mark.length, bytes.length))
          .equals(ByteBuffer.wrap(mark))) {
        return new String(bytes, mark.length, bytes.length - mark.length, marked);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /**
   * @param fileName the connection is named after it
   * @param environment what the file may refer to
   * @throws IOException with a sentence when it names no cloud
   */
  static Entry parse(String text, String fileName, Map<String, String> environment)
      throws IOException {
    RcFile file = RcFile.of(text, environment);
    if (file.values().getOrDefault("OS_AUTH_URL", "").isEmpty()
        && !file.unclear().containsKey("OS_AUTH_URL")) {
      throw new IOException(
          file.notes().stream()
              .filter(note -> note.reason() == Reason.BROKEN)
              .map(note -> Text.of("openrc.broken", fileName, note.line()))
              .findFirst()
              .orElse(Text.of("openrc.notOne", fileName)));
    }
    CloudSettings settings = CloudSettings.of(EnvironmentCloud.settings(file.values()));
    List<String> regions =
        COMMA.splitAsStream(settings.top("region_name")).filter(r -> !r.isEmpty()).toList();
    try {
      ConnectionReader.Read read =
          new ConnectionReader(settings).read(name(fileName, settings), regions);
      List<String> remarks = new ArrayList<>(read.remarks());
      file.notes()
          .forEach(
              note -> remarks.add(Text.of("openrc.note." + note.reason(), note.line(), fileName)));
      return new Entry(read.connection(), read.secret(), gaps(file), List.copyOf(remarks));
    } catch (UnusableEntryException e) {
      throw new IOException(Text.of("openrc.unusable", fileName, e.reason()));
    }
  }

  private static List<Gap> gaps(RcFile file) {
    List<Gap> gaps = new ArrayList<>();
    new TreeMap<>(file.unclear())
        .forEach(
            (variable, why) -> {
              // Everybody is asked for the password here, too.
              boolean usual = variable.equals(PASSWORD) && why.reason() == Reason.ASKED;
              if (variable.startsWith("OS_") && !usual && !variable.endsWith("_INPUT")) {
                gaps.add(
                    new Gap(variable, Text.of("openrc.gap." + why.reason(), why.line(), variable)));
              }
            });
    return List.copyOf(gaps);
  }

  private static String name(String fileName, CloudSettings settings) {
    String name =
        fileName
            .replaceAll("\\.(sh|rc|bat|cmd|ps1|txt)$", "")
            .replaceAll("(?i)[-_.]?openrc[-_.]?", "")
            .strip();
    return name.isEmpty() ? settings.auth("project_name", "username") : name;
  }
}
