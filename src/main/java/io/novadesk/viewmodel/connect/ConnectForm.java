package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.TotpSeed;
import io.novadesk.cloud.connect.TypedUrl;
import io.novadesk.common.login.FormField;
import io.novadesk.common.login.TypedSecrets;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Device;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.Connection.Tls;
import io.novadesk.profile.Connection.Urls;
import io.novadesk.profile.Connection.WideScope;
import io.novadesk.profile.DeleteWait;
import io.novadesk.profile.TrustDecision;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What is typed, and what is wrong with it. */
public final class ConnectForm {
  private final Map<FormField, StringProperty> texts = new EnumMap<>(FormField.class);
  private final Map<FormField, ReadOnlyStringWrapper> errors = new EnumMap<>(FormField.class);
  private final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.PASSWORD);
  private final ObjectProperty<Interface> face = new SimpleObjectProperty<>(Interface.PUBLIC);
  private final ObjectProperty<Colour> colour = new SimpleObjectProperty<>(Colour.NONE);
  private final BooleanProperty replaceHosts = new SimpleBooleanProperty();
  private final BooleanProperty production = new SimpleBooleanProperty();
  private final ObjectProperty<DeleteWait> deletesWait =
      new SimpleObjectProperty<>(DeleteWait.USUAL);
  private final ObservableList<String> remarks = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable FormField> wantedFocus =
      new ReadOnlyObjectWrapper<>();
  private Gaps gaps = Gaps.NONE;
  private final ReadOnlyBooleanWrapper passcodeWanted = new ReadOnlyBooleanWrapper();
  private final ObservableList<TrustDecision> trusted = FXCollections.observableArrayList();

  ConnectForm() {
    for (FormField field : FormField.values()) {
      StringProperty text = new SimpleStringProperty("");
      texts.put(field, text);
      errors.put(field, new ReadOnlyStringWrapper(""));
      text.subscribe((before, now) -> tell(field));
    }
    method.subscribe((before, now) -> errors.keySet().forEach(field -> complain(field, "")));
  }

  public StringProperty text(FormField field) {
    return property(texts, field);
  }

  /** What stands beside the field; empty when nothing is wrong with it. */
  public ReadOnlyStringProperty error(FormField field) {
    return property(errors, field).getReadOnlyProperty();
  }

  private static <T> T property(Map<FormField, T> all, FormField field) {
    T found = all.get(field);
    if (found == null) {
      throw new IllegalArgumentException(field.name());
    }
    return found;
  }

  /** The field that a person should look at; passes through null between two wishes. */
  public ReadOnlyObjectProperty<@Nullable FormField> wantedFocusProperty() {
    return wantedFocus.getReadOnlyProperty();
  }

  void wantFocus(@Nullable FormField field) {
    wantedFocus.set(null);
    wantedFocus.set(field);
  }

  /** Whether the cloud that is shown wants a one-time code beside the password. */
  public ReadOnlyBooleanProperty passcodeWantedProperty() {
    return passcodeWanted.getReadOnlyProperty();
  }

  void wantPasscode() {
    passcodeWanted.set(true);
  }

  public ObjectProperty<Method> methodProperty() {
    return method;
  }

  public ObjectProperty<Interface> faceProperty() {
    return face;
  }

  public ObjectProperty<Colour> colourProperty() {
    return colour;
  }

  public BooleanProperty replaceHostsProperty() {
    return replaceHosts;
  }

  public BooleanProperty productionProperty() {
    return production;
  }

  /** How long a delete can be taken back there. */
  public ObjectProperty<DeleteWait> deletesWaitProperty() {
    return deletesWait;
  }

  /** What is trusted for this cloud by hand, and what is not used there. */
  public ObservableList<TrustDecision> trusted() {
    return trusted;
  }

  void trust(List<? extends TrustDecision> decisions) {
    List<TrustDecision> now = new ArrayList<>(trusted);
    now.removeIf(known -> decisions.stream().anyMatch(d -> d.replaces(known)));
    now.addAll(decisions);
    trusted.setAll(now);
  }

  /** Runs the action now and whenever something is typed or chosen. */
  Subscription onChange(Runnable action) {
    Subscription all =
        Subscription.combine(
            method.subscribe(_ -> action.run()),
            face.subscribe(_ -> action.run()),
            colour.subscribe(_ -> action.run()),
            replaceHosts.subscribe(_ -> action.run()),
            production.subscribe(_ -> action.run()),
            deletesWait.subscribe(_ -> action.run()));
    for (StringProperty text : texts.values()) {
      all = all.and(text.subscribe(_ -> action.run()));
    }
    ListChangeListener<TrustDecision> listener = _ -> action.run();
    trusted.addListener(listener);
    return all.and(() -> trusted.removeListener(listener));
  }

  /** Says what is wrong with the field; where nothing is, what its file left open. */
  void complain(FormField field, String sentence) {
    boolean open = sentence.isEmpty() && text(field).get().isEmpty();
    property(errors, field).set(open ? gaps.beside().getOrDefault(field, "") : sentence);
  }

  private void tell(FormField field) {
    complain(field, faultOf(field));
  }

  /** What a file left open: told beside each field for as long as that is empty, and in remarks. */
  void leaveOpen(Gaps left) {
    gaps = left;
    remarks.setAll(left.remarks());
    errors.keySet().forEach(this::tell);
  }

  Gaps gaps() {
    return gaps;
  }

  /** What a person should know about what is shown, and what stands beside no single field. */
  public ObservableList<String> remarks() {
    return remarks;
  }

  /** What can be said while it is typed: something is there, and it is wrong. */
  private String faultOf(FormField field) {
    String typed = value(field);
    if (field == FormField.SEED && !typed.isEmpty() && TotpSeed.find(typed).isEmpty()) {
      return Text.of("connect.error.notASeed");
    }
    return field.isUrl() && !typed.isEmpty() && TypedUrl.parse(typed) == null
        ? Text.of("connect.error.notAUrl")
        : "";
  }

  /** Looks at everything that connecting needs, complains, and tells the first field at fault. */
  Optional<FormField> check() {
    FormField first = null;
    for (FormField field : FormField.values()) {
      String fault = field.isFor(method.get()) ? faultOf(field) : "";
      if (fault.isEmpty() && isMissing(field)) {
        fault = Text.of("connect.error.missing." + field);
      }
      complain(field, fault);
      if (first == null && !fault.isEmpty()) {
        first = field;
      }
    }
    return Optional.ofNullable(first);
  }

  /** The first field that connecting needs and that is empty; nobody is told. */
  Optional<FormField> firstMissing() {
    return Arrays.stream(FormField.values()).filter(this::isMissing).findFirst();
  }

  /** What would be left to be typed for this connection; empty: nothing. On whatever thread. */
  static Optional<FormField> firstMissing(Connection connection, TypedSecrets known) {
    ConnectForm form = new ConnectForm();
    form.show(connection, known.secret().reveal());
    form.text(FormField.SEED).set(known.seed().reveal());
    return form.firstMissing();
  }

  private boolean isMissing(FormField field) {
    return switch (field) {
      case USER ->
          field.isFor(method.get()) && value(field).isEmpty() && value(FormField.USER_ID).isEmpty();
      case AUTH_URL, APPLICATION_CREDENTIAL, IDENTITY_PROVIDER, CLIENT_ID ->
          field.isFor(method.get()) && value(field).isEmpty();
      case PASSCODE ->
          (passcodeWanted.get() || method.get() == Method.TOTP)
              && field.isFor(method.get())
              && value(field).isEmpty()
              && value(FormField.SEED).isEmpty();
      case DISCOVERY_URL ->
          field.isFor(method.get())
              && value(field).isEmpty()
              && (value(FormField.DEVICE_URL).isEmpty() || value(FormField.TOKEN_URL).isEmpty());
      // A provider may know this program without a secret.
      case SECRET ->
          field.isFor(method.get()) && method.get() != Method.DEVICE && text(field).get().isEmpty();
      default -> false;
    };
  }

  /** What is typed now and never kept with the cloud. */
  TypedSecrets secrets() {
    return new TypedSecrets(
        secret(FormField.SECRET),
        secret(FormField.PASSCODE),
        secret(FormField.SEED),
        secret(FormField.KEY_PASSWORD));
  }

  private Secret secret(FormField field) {
    return Secret.of(field.isFor(method.get()) ? value(field) : "");
  }

  /** The field's text as it counts: without blanks around it, but a secret is never touched. */
  String value(FormField field) {
    String text = text(field).get();
    if (text == null) {
      return "";
    }
    return field.isSecret() ? text : text.strip();
  }

  void show(Connection c, String secret) {
    leaveOpen(Gaps.NONE);
    method.set(c.signIn().method());
    set(FormField.NAME, c.name());
    set(FormField.AUTH_URL, c.authUrl());
    boolean owned = c.signIn().method() == Method.APPLICATION_CREDENTIAL;
    set(FormField.USER, owned ? "" : c.signIn().user());
    set(FormField.OWNER, owned ? c.signIn().user() : "");
    passcodeWanted.set(c.signIn().passcode());
    set(FormField.IDENTITY_PROVIDER, c.signIn().provider());
    set(FormField.PROTOCOL, c.signIn().protocol());
    set(FormField.CLIENT_ID, c.signIn().device().clientId());
    set(FormField.DISCOVERY_URL, c.signIn().device().discovery());
    set(FormField.DEVICE_URL, c.signIn().device().authorizationUrl());
    set(FormField.TOKEN_URL, c.signIn().device().tokenUrl());
    set(FormField.OPENID_SCOPE, c.signIn().device().scope());
    set(FormField.TOKEN_TYPE, c.signIn().device().tokenType());
    set(FormField.CODE_CHALLENGE, c.signIn().device().challenge());
    set(FormField.USER_ID, c.signIn().userId());
    set(FormField.USER_DOMAIN, c.signIn().userDomain());
    set(FormField.USER_DOMAIN_ID, c.signIn().userDomainId());
    set(FormField.APPLICATION_CREDENTIAL, c.signIn().applicationCredential());
    set(FormField.PROJECT, c.target().project());
    set(FormField.PROJECT_ID, c.target().projectId());
    set(FormField.PROJECT_DOMAIN, c.target().projectDomain());
    set(FormField.PROJECT_DOMAIN_ID, c.target().projectDomainId());
    set(FormField.TRUST_ID, c.target().inPlaceOfProject().trust());
    set(FormField.SCOPE_DOMAIN, c.target().inPlaceOfProject().domain());
    set(FormField.SCOPE_DOMAIN_ID, c.target().inPlaceOfProject().domainId());
    set(FormField.SCOPE_SYSTEM, c.target().inPlaceOfProject().system());
    set(FormField.REGION, c.target().region());
    face.set(c.target().face());
    set(FormField.COMPUTE_URL, c.target().urls().compute());
    set(FormField.IMAGE_URL, c.target().urls().image());
    set(FormField.NETWORK_URL, c.target().urls().network());
    set(FormField.VOLUME_URL, c.target().urls().volume());
    replaceHosts.set(c.target().replaceHosts());
    set(FormField.CA_FILE, c.tls().caFile());
    set(FormField.CLIENT_CERTIFICATE, c.tls().clientCertificate());
    set(FormField.CLIENT_KEY, c.tls().clientKey());
    trusted.setAll(c.tls().trusted());
    set(FormField.NICKNAME, c.marking().nickname());
    set(FormField.FOLDER, c.marking().folder());
    colour.set(c.marking().colour());
    production.set(c.marking().production());
    deletesWait.set(c.marking().deletesWait());
    set(FormField.SECRET, secret);
    set(FormField.PASSCODE, "");
    set(FormField.SEED, "");
    set(FormField.KEY_PASSWORD, "");
  }

  void forgetSecrets() {
    for (FormField field : FormField.values()) {
      if (field.isSecret()) {
        set(field, "");
      }
    }
  }

  private void set(FormField field, String text) {
    text(field).set(text);
    tell(field);
  }

  /** What is typed, without the secret. Fields that the method does not want stay as they are. */
  Connection connection() {
    FormField user =
        method.get() == Method.APPLICATION_CREDENTIAL ? FormField.OWNER : FormField.USER;
    return new Connection(
        value(FormField.NAME),
        value(FormField.AUTH_URL),
        new SignIn(
            method.get(),
            value(user),
            value(FormField.USER_ID),
            value(FormField.USER_DOMAIN),
            value(FormField.USER_DOMAIN_ID),
            value(FormField.APPLICATION_CREDENTIAL),
            passcodeWanted.get(),
            value(FormField.IDENTITY_PROVIDER),
            value(FormField.PROTOCOL),
            new Device(
                value(FormField.CLIENT_ID),
                value(FormField.DISCOVERY_URL),
                value(FormField.DEVICE_URL),
                value(FormField.TOKEN_URL),
                value(FormField.OPENID_SCOPE),
                value(FormField.TOKEN_TYPE),
                value(FormField.CODE_CHALLENGE))),
        new Target(
            value(FormField.PROJECT),
            value(FormField.PROJECT_ID),
            value(FormField.PROJECT_DOMAIN),
            value(FormField.PROJECT_DOMAIN_ID),
            new WideScope(
                value(FormField.SCOPE_DOMAIN),
                value(FormField.SCOPE_DOMAIN_ID),
                value(FormField.SCOPE_SYSTEM),
                value(FormField.TRUST_ID)),
            value(FormField.REGION),
            face.get(),
            new Urls(
                value(FormField.COMPUTE_URL),
                value(FormField.IMAGE_URL),
                value(FormField.NETWORK_URL),
                value(FormField.VOLUME_URL)),
            replaceHosts.get()),
        new Tls(
            value(FormField.CA_FILE),
            value(FormField.CLIENT_CERTIFICATE),
            value(FormField.CLIENT_KEY),
            trusted),
        new Marking(
            colour.get(),
            production.get(),
            value(FormField.NICKNAME),
            value(FormField.FOLDER),
            deletesWait.get()));
  }

  /** What the cloud is called when a person gave it no name. */
  String nameOrHost() {
    String name = value(FormField.NAME);
    URI url = TypedUrl.parse(value(FormField.AUTH_URL));
    return name.isEmpty() && url != null ? url.getHost() : name;
  }
}
