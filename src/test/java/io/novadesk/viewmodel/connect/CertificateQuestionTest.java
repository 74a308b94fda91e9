package io.novadesk.viewmodel.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.CertificateProblem;
import io.novadesk.api.http.CertificateProblem.Kind;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.profile.TrustedCertificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads about a chain of certificates. */
class CertificateQuestionTest {
  private static final Instant FROM = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant TO = Instant.parse("2027-01-02T03:04:05Z");

  private static CertificateProblem.Link link(String subject, String issuer, String pair) {
    return new CertificateProblem.Link(
        subject, issuer, List.of("cloud.example.org"), FROM, TO, pair.repeat(32));
  }

  private static CertificateQuestion question(Kind kind, int blamed, TrustedCertificate... before) {
    List<CertificateProblem.Link> chain =
        List.of(link("CN=cloud", "CN=maker", "0a"), link("CN=maker", "CN=nobody", "0b"));
    return CertificateQuestion.of(
        new Remedy.TrustCertificate("h:443", new CertificateProblem(kind, chain, blamed)),
        List.of(before));
  }

  @Test
  void tellsTheChainAndWhichLinkIsToBlame() {
    CertificateQuestion question = question(Kind.UNTRUSTED, 1);
    assertThat(question.title()).contains("h:443");
    CertificateQuestion.Link own = question.links().getFirst();
    assertThat(own.title()).contains("1 of 2");
    assertThat(own.blamed()).isFalse();
    assertThat(own.issuer()).isEqualTo("CN=maker");
    assertThat(own.valid()).contains("2026-01-02", "2027-01-02");
    assertThat(own.fingerprint().lines()).hasSize(2).allMatch(line -> line.startsWith("0A:0A"));
    CertificateQuestion.Link maker = question.links().getLast();
    assertThat(maker.title()).contains("2 of 2").contains("signed by an unknown authority");
    assertThat(maker.blamed()).isTrue();
  }

  /** Not the authority's, which would let in all that it ever signed. */
  @Test
  void trustsTheServersOwnCertificateOnly() {
    assertThat(question(Kind.UNTRUSTED, 1).answer())
        .isEqualTo(new TrustedCertificate("h:443", "0a".repeat(32)));
  }

  @Test
  void tellsAChangeOfThatHostOnly() {
    String other = "0c".repeat(32);
    assertThat(question(Kind.EXPIRED, 0, new TrustedCertificate("g:443", other)).changed())
        .isFalse();
    CertificateQuestion changed = question(Kind.EXPIRED, 0, new TrustedCertificate("h:443", other));
    assertThat(changed.changed()).isTrue();
    assertThat(changed.former()).startsWith("0C:0C");
    assertThat(changed.sentences()).hasSize(2);
  }
}
