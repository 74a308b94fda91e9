package io.novadesk.api.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts what any of several trust managers trusts; but of a host and port for which the person
 * accepted a certificate by its fingerprint that one alone, whatever its name and dates.
 */
final class CloudTrust extends X509ExtendedTrustManager {
  private final List<X509ExtendedTrustManager> managers;
  private final Pins pins;

  CloudTrust(List<X509ExtendedTrustManager> managers, Pins pins) {
    this.managers = managers;
    this.pins = pins;
  }

  private interface Check {
    void by(X509ExtendedTrustManager manager) throws CertificateException;
  }

  /**
   * @param peer null: it is not known who shows the chain, so that no pin is good for it
   */
  private void any(X509Certificate[] chain, @Nullable SSLSession peer, Check check)
      throws CertificateException {
    String pinned = peer == null ? null : pins.of(peer.getPeerHost(), peer.getPeerPort());
    if (pinned != null
        && chain.length > 0
        && pinned.equals(UntrustedCertificateException.fingerprint(chain[0]))) {
      return;
    }
    CertificateException refusal = refusal(chain, check);
    if (refusal != null || pinned != null) {
      throw new UntrustedCertificateException(List.of(chain), refusal);
    }
  }

  /** Why no trust manager trusts it; null: one does. */
  private @Nullable CertificateException refusal(X509Certificate[] chain, Check check) {
    CertificateException refusal = new CertificateException("no authorities are known");
    for (X509ExtendedTrustManager manager : managers) {
      try {
        check.by(manager);
        // A certificate that is itself an authority is accepted without a look at its dates.
        if (chain.length > 0) {
          chain[0].checkValidity();
        }
        return null;
      } catch (CertificateException e) {
        refusal = CertificateProblem.farther(refusal, e);
      }
    }
    return refusal;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    any(chain, engine.getHandshakeSession(), m -> m.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    SSLSession peer = socket instanceof SSLSocket tls ? tls.getHandshakeSession() : null;
    any(chain, peer, m -> m.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    any(chain, null, m -> m.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this side only connects");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this side only connects");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this side only connects");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return managers.stream()
        .flatMap(m -> List.of(m.getAcceptedIssuers()).stream())
        .toArray(X509Certificate[]::new);
  }
}
