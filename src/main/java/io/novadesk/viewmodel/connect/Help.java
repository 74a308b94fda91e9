package io.novadesk.viewmodel.connect;

import io.novadesk.cloud.connect.ConnectException;
import io.novadesk.cloud.connect.ConnectException.Field;
import io.novadesk.cloud.connect.ConnectException.Remedy;
import io.novadesk.common.login.FormField;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Method;
import java.util.Locale;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What a person is told after an attempt, and offered against its failure. */
public final class Help {
  private final ConnectForm form;
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper proposedHost = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper proposedAddress = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable PlainQuestion> plain =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper computeUrlWanted = new ReadOnlyBooleanWrapper();
  private final ObservableList<String> projects = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable CertificateQuestion> certificate =
      new ReadOnlyObjectWrapper<>();

  private final ObservableList<Meeting> meetings = FXCollections.observableArrayList();

  Help(ConnectForm form) {
    this.form = form;
  }

  /** A sentence that belongs to no single field; empty when there is none. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** The host that may stand in for the catalogue's; empty when none is proposed. */
  public ReadOnlyStringProperty proposedHostProperty() {
    return proposedHost.getReadOnlyProperty();
  }

  /** True when the address of the compute service has to be typed. */
  public ReadOnlyBooleanProperty computeUrlWantedProperty() {
    return computeUrlWanted.getReadOnlyProperty();
  }

  /** The projects to choose one from; empty when there is nothing to choose. */
  public ObservableList<String> projects() {
    return projects;
  }

  /** The certificate that may be trusted by hand; null when there is no such question. */
  public ReadOnlyObjectProperty<@Nullable CertificateQuestion> certificateProperty() {
    return certificate.getReadOnlyProperty();
  }

  /** The service without encryption that is to be decided about; null: there is none. */
  public ReadOnlyObjectProperty<@Nullable PlainQuestion> plainProperty() {
    return plain.getReadOnlyProperty();
  }

  /** What the person and another program both changed, to be decided about; empty: nothing. */
  public ObservableList<Meeting> meetings() {
    return meetings;
  }

  /** The address at which the identity service was found instead; empty when it was not. */
  public ReadOnlyStringProperty proposedAddressProperty() {
    return proposedAddress.getReadOnlyProperty();
  }

  /** Leaves what a person is asked in place of the form; tells whether there was something. */
  boolean leaveQuestion() {
    boolean asked = certificate.get() != null || plain.get() != null || !meetings.isEmpty();
    meetings.clear();
    certificate.set(null);
    plain.set(null);
    return asked;
  }

  void clear() {
    meetings.clear();
    certificate.set(null);
    plain.set(null);
    message.set("");
    proposedHost.set("");
    proposedAddress.set("");
    computeUrlWanted.set(false);
    projects.clear();
  }

  void say(String sentence) {
    message.set(sentence);
  }

  /**
   * Offers what the failure calls for beyond the sentence beside its step, and tells the field to
   * go to; null: none.
   */
  @Nullable FormField offer(ConnectException failure, boolean fieldsAreShown) {
    String sentence = Failures.sentence(failure);
    if (!fieldsAreShown) {
      return null;
    }
    return switch (failure.remedy()) {
      case Remedy.CheckField(Field field) when field == Field.PASSWORD -> refused();
      case Remedy.TypePasscode _ -> {
        form.wantPasscode();
        yield at(FormField.PASSCODE, Text.of("connect.error.passcodeWanted"));
      }
      case Remedy.CheckField(Field field) -> at(fieldFor(field), sentence);
      case Remedy.TypeComputeUrl _ -> {
        computeUrlWanted.set(true);
        yield at(FormField.COMPUTE_URL, sentence);
      }
      case Remedy.ChooseProject(var choice) -> {
        projects.setAll(choice.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList());
        yield at(FormField.PROJECT, sentence);
      }
      case Remedy.ReplaceHost(var unreachable, var proposed) -> {
        say(Text.of("connect.error.hostAway", unreachable.getHost()));
        proposedHost.set(proposed.getHost().toLowerCase(Locale.ROOT));
        yield null;
      }
      case Remedy.TrustCertificate trust -> {
        if (!trust.problem().chain().isEmpty()) {
          certificate.set(CertificateQuestion.of(trust, form.trusted()));
        }
        yield null;
      }
      case Remedy.SendInClear clear -> {
        plain.set(PlainQuestion.of(clear));
        yield null;
      }
      case Remedy.UseAddress(var address) -> {
        say(Text.of("connect.error.otherAddress"));
        proposedAddress.set(address.toString());
        yield at(FormField.AUTH_URL, sentence);
      }
      case Remedy.TryAgain _ -> null;
    };
  }

  private @Nullable FormField refused() {
    Method method = form.methodProperty().get();
    boolean withCode =
        method == Method.PASSWORD
            && !(form.value(FormField.PASSCODE) + form.value(FormField.SEED)).isEmpty();
    return at(
        withCode ? FormField.PASSCODE : secretOf(method),
        Text.of("connect.error.refused." + (withCode ? "PASSCODE" : method)));
  }

  /** Where a person looks whose login was refused. */
  private static FormField secretOf(Method method) {
    return switch (method) {
      case TOTP -> FormField.PASSCODE;
      case BROWSER, DEVICE -> FormField.IDENTITY_PROVIDER;
      case PASSWORD, TOKEN, APPLICATION_CREDENTIAL, API_KEY -> FormField.SECRET;
    };
  }

  @Nullable FormField at(FormField field, String sentence) {
    form.complain(field, sentence);
    return field;
  }

  private FormField fieldFor(Field field) {
    FormField wanted =
        switch (field) {
          case AUTH_URL -> FormField.AUTH_URL;
          case USER -> FormField.USER;
          case PASSWORD -> FormField.SECRET;
          case SIGN_ON -> FormField.IDENTITY_PROVIDER;
          case PROJECT -> FormField.PROJECT;
          case REGION -> FormField.REGION;
          case CERTIFICATE ->
              form.value(FormField.CLIENT_CERTIFICATE).isEmpty()
                  ? FormField.CA_FILE
                  : FormField.CLIENT_KEY;
        };
    Method method = form.methodProperty().get();
    return wanted.isFor(method) ? wanted : secretOf(method);
  }
}
