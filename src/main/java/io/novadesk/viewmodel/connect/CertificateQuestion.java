package io.novadesk.viewmodel.connect;

import io.novadesk.api.http.CertificateProblem;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.i18n.Text;
import io.novadesk.profile.TrustDecision;
import io.novadesk.profile.TrustedCertificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Whether a certificate that nobody vouches for is to be trusted: what a person should know to
 * decide it.
 *
 * @param title what is wrong, in a line
 * @param former fingerprint of the certificate that was trusted for that host until now; empty when
 *     none was
 * @param sentences what it means and what to do
 * @param links the chain, the cloud's own certificate first
 * @param answer what is kept when it is trusted
 */
public record CertificateQuestion(
    String title,
    String former,
    List<String> sentences,
    List<Link> links,
    TrustedCertificate answer) {

  /**
   * One certificate of the chain.
   *
   * @param title empty when there is only one
   * @param blamed whether it is the one that the question is about
   * @param fingerprint as certificate tools print it, in two lines
   */
  public record Link(
      String title,
      boolean blamed,
      String subject,
      String hosts,
      String issuer,
      String valid,
      String fingerprint) {}

  static CertificateQuestion of(
      Remedy.TrustCertificate remedy, List<TrustDecision> trustedUntilNow) {
    CertificateProblem problem = remedy.problem();
    String host = remedy.host();
    String former =
        trustedUntilNow.stream()
            .filter(TrustedCertificate.class::isInstance)
            .map(TrustedCertificate.class::cast)
            .filter(c -> c.host().equals(host))
            .map(c -> inTwoLines(c.fingerprint()))
            .findFirst()
            .orElse("");
    boolean changed = !former.isEmpty();
    List<String> sentences = new ArrayList<>();
    if (changed) {
      sentences.add(Text.of("connect.certificate.changed"));
    }
    sentences.add(Text.of("connect.certificate.risk"));
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < problem.chain().size(); i++) {
      links.add(link(problem, i));
    }
    String title =
        Text.of("connect.certificate.title." + (changed ? "changed" : problem.kind()), host);
    return new CertificateQuestion(
        title,
        former,
        List.copyOf(sentences),
        List.copyOf(links),
        new TrustedCertificate(host, problem.chain().getFirst().fingerprint()));
  }

  private static Link link(CertificateProblem problem, int i) {
    CertificateProblem.Link link = problem.chain().get(i);
    return new Link(
        problem.chain().size() == 1 ? "" : title(problem, i),
        i == problem.blamed(),
        link.subject(),
        String.join(", ", link.hosts()),
        link.selfSigned() ? Text.of("connect.certificate.itself") : link.issuer(),
        Text.of("connect.certificate.valid", day(link.notBefore()), day(link.notAfter())),
        inTwoLines(link.fingerprint()));
  }

  private static String title(CertificateProblem problem, int i) {
    String place =
        Text.of(
            i == 0 ? "connect.certificate.link.own" : "connect.certificate.link.signer",
            i + 1,
            problem.chain().size());
    return i == problem.blamed()
        ? Text.of(
            "connect.certificate.link.blamed",
            place,
            Text.of("connect.certificate.blamed." + problem.kind()))
        : place;
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Whether another certificate was trusted until now. */
  public boolean changed() {
    return !former.isEmpty();
  }

  /** As certificate tools print a fingerprint: pairs in capitals with colons between. */
  private static String readable(String fingerprint) {
    boolean even = fingerprint.length() % 2 == 0;
    return even
        ? HexFormat.ofDelimiter(":").withUpperCase().formatHex(HexFormat.of().parseHex(fingerprint))
        : fingerprint.toUpperCase(Locale.ROOT);
  }

  private static String inTwoLines(String fingerprint) {
    String all = readable(fingerprint);
    int middle = all.length() / 2;
    return all.substring(0, middle + 1) + "\n" + all.substring(middle + 1);
  }
}
