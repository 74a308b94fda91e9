package io.novadesk.cloud.keys;

import io.novadesk.api.Secret;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key pair made on this computer.
 *
 * @param privateKey the text of the file that {@code ssh -i} reads, in OpenSSH's own format,
 *     without a passphrase
 */
public record SshKeyPair(SshPublicKey publicKey, Secret privateKey) {
  /** What kind of key. */
  public enum Kind {
    /** Short, quick, taken by everything since 2014. */
    ED25519,
    /** For guests that are older than that. */
    RSA_4096
  }

  private static final int RSA_BITS = 4096;
  private static final int ED25519_BYTES = 32;
  private static final int LINE = 70;

  /** The block of the cipher {@code none}. */
  private static final int BLOCK = 8;

  /** Makes one. RSA takes seconds. */
  public static SshKeyPair generate(Kind kind, String comment) {
    return switch (kind) {
      case ED25519 -> ed25519(comment);
      case RSA_4096 -> rsa(RSA_BITS, comment);
    };
  }

  private static KeyPair generate(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (bits > 0) {
        generator.initialize(bits);
      }
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  static SshKeyPair ed25519(String comment) {
    KeyPair pair = generate("Ed25519", 0);
    // The key itself is what the X.509 wrapping ends in.
    byte[] wrapped = pair.getPublic().getEncoded();
    byte[] open = Arrays.copyOfRange(wrapped, wrapped.length - ED25519_BYTES, wrapped.length);
    byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
    byte[] blob = new Blob().string("ssh-ed25519").string(open).bytes();
    byte[] both = new Blob().raw(seed).raw(open).bytes();
    byte[] secret = new Blob().string("ssh-ed25519").string(open).string(both).bytes();
    return of("ssh-ed25519", blob, secret, comment);
  }

  static SshKeyPair rsa(int bits, String comment) {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) generate("RSA", bits).getPrivate();
    BigInteger n = key.getModulus();
    BigInteger e = key.getPublicExponent();
    byte[] blob = new Blob().string("ssh-rsa").integer(e).integer(n).bytes();
    byte[] secret =
        new Blob()
            .string("ssh-rsa")
            .integer(n)
            .integer(e)
            .integer(key.getPrivateExponent())
            .integer(key.getCrtCoefficient())
            .integer(key.getPrimeP())
            .integer(key.getPrimeQ())
            .bytes();
    return of("ssh-rsa", blob, secret, comment);
  }

  private static SshKeyPair of(String type, byte[] blob, byte[] secret, String comment) {
    int check = new SecureRandom().nextInt();
    byte[] inner =
        new Blob().number(check).number(check).raw(secret).string(comment).padded(BLOCK).bytes();
    byte[] whole =
        new Blob()
            .raw("openssh-key-v1\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .string("none")
            .string("none")
            .string("")
            .number(1)
            .string(blob)
            .string(inner)
            .bytes();
    String text =
        "-----BEGIN OPENSSH PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(whole)
            + "\n-----END OPENSSH PRIVATE KEY-----\n";
    return new SshKeyPair(SshPublicKey.of(type, blob, comment), Secret.of(text));
  }
}
