package io.novadesk.demo.nova;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.KeyPairs;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.image.Image;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;

/**
 * What guests leave with the metadata service: servers of a Windows image a password, encrypted for
 * the RSA key that they were made with; the others nothing.
 */
final class GuestPasswords {
  private final ComputeCloud cloud;
  private final Map<String, String> byServer = new ConcurrentHashMap<>();

  GuestPasswords(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  /** In base64; empty: there is none. */
  String of(Server server) {
    return byServer.computeIfAbsent(server.id(), _ -> encrypted(server));
  }

  void forget(Server server) {
    byServer.put(server.id(), "");
  }

  private String encrypted(Server server) {
    Image image = cloud.images().find(server.imageId());
    String name = server.keyName();
    KeyPairs.KeyPair pair = name == null ? null : cloud.keyPairs().find(server.userId(), name);
    boolean windows = image != null && image.name().startsWith("windows");
    if (!windows || pair == null || !pair.publicKey().startsWith("ssh-rsa ")) {
      return "";
    }
    try {
      Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      rsa.init(Cipher.ENCRYPT_MODE, key(pair.publicKey()));
      byte[] secret = rsa.doFinal(Lookup.password().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(secret);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return "";
    }
  }

  /** Of a line as {@code ssh-keygen} writes it: type, exponent, modulus. */
  private static PublicKey key(String line) throws GeneralSecurityException {
    ByteBuffer in = ByteBuffer.wrap(Base64.getDecoder().decode(line.split(" ", -1)[1]));
    part(in);
    BigInteger exponent = new BigInteger(part(in));
    BigInteger modulus = new BigInteger(part(in));
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }

  private static byte[] part(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }
}
