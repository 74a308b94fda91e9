package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes the TLS context that a cloud's settings ask for. */
final class TlsContexts {
  private TlsContexts() {}

  /**
   * @throws ApiException TLS when a file cannot be read or a key not be opened
   */
  static SSLContext of(TlsSettings settings) {
    try {
      List<X509ExtendedTrustManager> trusted = new ArrayList<>(managers(null));
      if (settings.caFile() != null) {
        trusted.addAll(managers(authorities(settings.caFile())));
      }
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trust = {new CloudTrust(trusted, Pins.of(settings))};
      context.init(keys(settings), trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw broken(Text.of("tls.unusable", String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      throw broken(Text.of("tls.unreadable", String.valueOf(e.getMessage())), e);
    }
  }

  private static ApiException broken(String sentence, Exception cause) {
    return new ApiException(
        sentence,
        new ApiException.Facts(Category.TLS, "", null, 0, null, null, null, null, null, false),
        cause);
  }

  private static List<X509ExtendedTrustManager> managers(@Nullable KeyStore authorities)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities);
    List<X509ExtendedTrustManager> managers = new ArrayList<>();
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        managers.add(extended);
      }
    }
    return managers;
  }

  private static KeyStore authorities(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    int number = 0;
    for (X509Certificate certificate : Pem.read(file).certificates()) {
      store.setCertificateEntry("authority" + number++, certificate);
    }
    return store;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static KeyManager @Nullable [] keys(TlsSettings settings)
      throws GeneralSecurityException, IOException {
    Path file = settings.clientCertificate();
    if (file == null) {
      return null;
    }
    Pem certificate = Pem.read(file);
    // Some keep the key in the certificate's file.
    Pem keyFile = settings.clientKey() == null ? certificate : Pem.read(settings.clientKey());
    PrivateKey key = keyFile.privateKey(settings.keyPassword());
    char[] inMemory = {'-'};
    KeyStore store = empty();
    store.setKeyEntry("own", key, inMemory, certificate.certificates().toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, inMemory);
    return factory.getKeyManagers();
  }
}
