package io.novadesk.api.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts what any of several trust managers trusts, and single certificates that the person
 * accepted by fingerprint, whatever their name and dates.
 */
final class CloudTrust extends X509ExtendedTrustManager {
  private final List<X509ExtendedTrustManager> managers;
  private final Set<String> fingerprints;

  CloudTrust(List<X509ExtendedTrustManager> managers, Set<String> fingerprints) {
    this.managers = managers;
    this.fingerprints = fingerprints;
  }

  private interface Check {
    void by(X509ExtendedTrustManager manager) throws CertificateException;
  }

  private void any(X509Certificate[] chain, Check check) throws CertificateException {
    if (chain.length > 0
        && fingerprints.contains(UntrustedCertificateException.fingerprint(chain[0]))) {
      return;
    }
    CertificateException refusal = new CertificateException("no authorities are known");
    for (X509ExtendedTrustManager manager : managers) {
      try {
        check.by(manager);
        // A certificate that is itself an authority is accepted without a look at its dates.
        if (chain.length > 0) {
          chain[0].checkValidity();
        }
        return;
      } catch (CertificateException e) {
        refusal = CertificateProblem.farther(refusal, e);
      }
    }
    throw new UntrustedCertificateException(List.of(chain), refusal);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    any(chain, m -> m.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    any(chain, m -> m.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    any(chain, m -> m.checkServerTrusted(chain, type));
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
