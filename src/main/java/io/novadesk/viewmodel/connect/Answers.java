package io.novadesk.viewmodel.connect;

import io.novadesk.common.login.FormField;
import java.util.List;

/**
 * What a person answers to a question that stopped a login; each answer goes on with it. While a
 * login is under way there is no question.
 */
public final class Answers {
  private final ConnectForm form;
  private final Help help;
  private final CloudChoice choice;
  private final Runnable again;
  private final Runnable cancel;

  /**
   * @param again tries once more what was tried last; does nothing while something is under way
   * @param cancel ends the attempt
   */
  Answers(ConnectForm form, Help help, CloudChoice choice, Runnable again, Runnable cancel) {
    this.form = form;
    this.help = help;
    this.choice = choice;
    this.again = again;
    this.cancel = cancel;
  }

  /** Takes the proposed host for the addresses of the catalogue. */
  public void useProposedHost() {
    form.replaceHostsProperty().set(true);
    again.run();
  }

  /** Takes the address at which the identity service was found. */
  public void useProposedAddress() {
    form.text(FormField.AUTH_URL).set(help.proposedAddressProperty().get());
    again.run();
  }

  /** Takes one of the projects offered. */
  public void choose(String project) {
    form.text(FormField.PROJECT).set(project);
    again.run();
  }

  /** Trusts the certificate in question for this cloud from now on. */
  public void trustCertificate() {
    CertificateQuestion question = help.certificateProperty().get();
    if (question != null) {
      form.trust(List.of(question.answer()));
      choice.keepTrust(again);
    }
  }

  /**
   * Answers the question about a service without encryption.
   *
   * @param used false: nothing is sent there; where nothing is left without it, the attempt ends
   */
  public void decidePlain(boolean used) {
    PlainQuestion question = help.plainProperty().get();
    if (question == null) {
      return;
    }
    if (!used && question.about().needed()) {
      cancel.run();
      return;
    }
    form.trust(question.answer(used));
    choice.keepTrust(again);
  }
}
