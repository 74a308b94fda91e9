package io.novadesk.profile;

import io.novadesk.i18n.Text;
import io.novadesk.profile.LastSeen.Seen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was last seen of each cloud in a file of its own, encrypted (AES-GCM). The name of the
 * cloud belongs to what is proven, so that no file passes for that of another cloud. Each file is
 * replaced as a whole: of two writers the last one wins. Blocking; safe to use from many threads.
 */
public final class LastSeenStore {
  /** Bytes of a key. */
  public static final int KEY = 32;

  private static final byte[] MARK = "novadesk-seen-1\n".getBytes(StandardCharsets.US_ASCII);
  private static final String ENDING = ".seen";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  /** No file that was written here is so large. */
  private static final long LARGEST = 32L << 20;

  /** What a file may swell to: nothing that was written here does. */
  private static final int MOST_CLEAR = 64 << 20;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;

  /**
   * @param folder of the profile
   */
  public LastSeenStore(Path folder) {
    this.folder = folder.resolve("last-seen");
  }

  /** A new key. */
  public static byte[] newKey() {
    byte[] key = new byte[KEY];
    RANDOM.nextBytes(key);
    return key;
  }

  /** Whether anything is kept of that cloud. */
  public boolean isThere(String cloud) {
    return Files.exists(file(cloud));
  }

  /**
   * @throws IOException when it cannot be written; what was kept before is untouched then
   */
  public void write(LastSeen seen, byte[] key) throws IOException {
    byte[] clear = clear(seen);
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, nonce, seen.cloud()).doFinal(clear);
      PrivateFiles.replace(
          file(seen.cloud()),
          ByteBuffer.allocate(MARK.length + NONCE + closed.length)
              .put(MARK)
              .put(nonce)
              .put(closed)
              .array());
    } catch (GeneralSecurityException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * What is kept of a cloud; null: nothing.
   *
   * @throws IOException with a sentence, when it cannot be read: damaged, of another key, or of
   *     another version
   */
  public @Nullable LastSeen read(String cloud, byte[] key) throws IOException {
    Path file = file(cloud);
    try {
      if (Files.size(file) > LARGEST) {
        throw unreadable(cloud, file);
      }
      byte[] all = Files.readAllBytes(file);
      int start = MARK.length + NONCE;
      if (all.length < start || !MessageDigest.isEqual(MARK, part(all, 0, MARK.length))) {
        throw unreadable(cloud, file);
      }
      byte[] clear =
          cipher(Cipher.DECRYPT_MODE, key, part(all, MARK.length, NONCE), cloud)
              .doFinal(all, start, all.length - start);
      return opened(cloud, clear);
    } catch (NoSuchFileException _) {
      return null;
    } catch (GeneralSecurityException | DataFormatException e) {
      throw unreadable(cloud, file);
    }
  }

  private static IOException unreadable(String cloud, Path file) {
    return new IOException(Text.of("lastSeen.unreadable", cloud, file));
  }

  /**
   * Forgets what is kept of a cloud; harmless when there is nothing.
   *
   * @throws IOException when it is still there
   */
  public void forget(String cloud) throws IOException {
    Files.deleteIfExists(file(cloud));
  }

  /**
   * Forgets what is kept of all but these clouds.
   *
   * @throws IOException when some of it is still there
   */
  public void keepOnly(Collection<String> clouds) throws IOException {
    Set<Path> wanted = clouds.stream().map(this::file).collect(Collectors.toSet());
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
        for (Path file : files) {
          if (!wanted.contains(file)) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
  }

  /** Names of clouds stay out of names of files. */
  private Path file(String cloud) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(cloud.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash, 0, 12) + ENDING);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String cloud)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(MARK);
    cipher.updateAAD(cloud.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static byte[] part(byte[] all, int from, int length) {
    byte[] part = new byte[length];
    System.arraycopy(all, from, part, 0, length);
    return part;
  }

  private static byte[] clear(LastSeen seen) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater quick = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, quick))) {
      out.writeLong(seen.asOf().toEpochMilli());
      out.writeInt(seen.servers().size());
      for (Seen server : seen.servers()) {
        write(out, server.region());
        write(out, server.id());
        write(out, server.name());
        write(out, server.status());
        write(out, server.address());
        write(out, server.flavor());
        out.writeBoolean(server.image() != null);
        if (server.image() != null) {
          write(out, server.image());
        }
        Instant created = server.created();
        out.writeLong(created == null ? Long.MIN_VALUE : created.toEpochMilli());
      }
    } finally {
      quick.end();
    }
    return bytes.toByteArray();
  }

  /** Names have any length; DataOutput's own texts have at most 64 KB. */
  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException, DataFormatException {
    int length = in.readInt();
    if (length < 0 || length > MOST_CLEAR) {
      throw new DataFormatException();
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static LastSeen opened(String cloud, byte[] clear)
      throws IOException, DataFormatException {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(clear)))) {
      Instant asOf = Instant.ofEpochMilli(in.readLong());
      int count = in.readInt();
      if (count < 0 || count > LastSeen.MOST) {
        throw new DataFormatException();
      }
      List<Seen> servers = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        servers.add(
            new Seen(
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                in.readBoolean() ? text(in) : null,
                created(in.readLong())));
      }
      return new LastSeen(cloud, asOf, servers);
    }
  }

  private static @Nullable Instant created(long millis) {
    return millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis);
  }
}
