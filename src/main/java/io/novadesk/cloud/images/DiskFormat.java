package io.novadesk.cloud.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of disk a file holds: by its first bytes, else by the end of its name. */
public final class DiskFormat {
  /** Those that clouds take, the usual ones first. */
  public static final List<String> NAMES =
      List.of("qcow2", "raw", "iso", "vmdk", "vhd", "vhdx", "vdi", "ami", "ari", "aki");

  private static final int HEAD = 16;

  private DiskFormat() {}

  /**
   * Reads the beginning of a file. Null: nothing tells.
   *
   * @throws IOException it cannot be read
   */
  public static @Nullable String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
      if (head.startsWith("QFI\u00fb")) {
        return "qcow2";
      }
      if (head.startsWith("KDMV") || head.startsWith("# Disk Descriptor")) {
        return "vmdk";
      }
      if (head.startsWith("vhdxfile")) {
        return "vhdx";
      }
      if (head.startsWith("conectix")) {
        return "vhd";
      }
      if (head.startsWith("<<< ")) {
        return "vdi";
      }
    }
    String byName = ofName(String.valueOf(file.getFileName()));
    // A file that is called qcow2 and does not begin as one is none: its bytes are what counts.
    return byName == null || byName.equals("qcow2") ? "raw" : byName;
  }

  /** What the end of a name says. Null: nothing. */
  public static @Nullable String ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.stream().filter(f -> lower.endsWith("." + f)).findFirst().orElse(null);
  }
}
