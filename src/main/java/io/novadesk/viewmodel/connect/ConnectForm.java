package io.novadesk.viewmodel.connect;

import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.Connection.SignIn;
import io.novadesk.profile.Connection.Target;
import io.novadesk.profile.Connection.Tls;
import io.novadesk.profile.TrustedCertificate;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
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

/** What is typed, and what is wrong with it. */
public final class ConnectForm {
  private final Map<FormField, StringProperty> texts = new EnumMap<>(FormField.class);
  private final Map<FormField, ReadOnlyStringWrapper> errors = new EnumMap<>(FormField.class);
  private final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.PASSWORD);
  private final ObjectProperty<Interface> face = new SimpleObjectProperty<>(Interface.PUBLIC);
  private final ObjectProperty<Colour> colour = new SimpleObjectProperty<>(Colour.NONE);
  private final BooleanProperty replaceHosts = new SimpleBooleanProperty();
  private final BooleanProperty production = new SimpleBooleanProperty();
  private final ObservableList<TrustedCertificate> trusted = FXCollections.observableArrayList();

  ConnectForm() {
    for (FormField field : FormField.values()) {
      StringProperty text = new SimpleStringProperty("");
      texts.put(field, text);
      errors.put(field, new ReadOnlyStringWrapper(""));
      text.subscribe((before, now) -> complain(field, faultOf(field)));
    }
    method.subscribe((before, now) -> errors.values().forEach(e -> e.set("")));
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

  /** The certificates that are trusted for this cloud by hand. */
  public ObservableList<TrustedCertificate> trusted() {
    return trusted;
  }

  /** A host shows one certificate: the one trusted before for it is none of its any more. */
  void trust(TrustedCertificate certificate) {
    List<TrustedCertificate> now = new ArrayList<>(trusted);
    now.removeIf(c -> c.host().equals(certificate.host()));
    now.add(certificate);
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
            production.subscribe(_ -> action.run()));
    for (StringProperty text : texts.values()) {
      all = all.and(text.subscribe(_ -> action.run()));
    }
    ListChangeListener<TrustedCertificate> listener = _ -> action.run();
    trusted.addListener(listener);
    return all.and(() -> trusted.removeListener(listener));
  }

  void complain(FormField field, String sentence) {
    property(errors, field).set(sentence);
  }

  /** What can be said while it is typed: something is there, and it is wrong. */
  private String faultOf(FormField field) {
    String typed = value(field);
    boolean url = field == FormField.AUTH_URL || field == FormField.COMPUTE_URL;
    return url && !typed.isEmpty() && Connector.parse(typed) == null
        ? Text.of("connect.error.notAUrl", typed)
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

  private boolean isMissing(FormField field) {
    return switch (field) {
      case AUTH_URL, USER, APPLICATION_CREDENTIAL ->
          field.isFor(method.get()) && value(field).isEmpty();
      case SECRET -> text(field).get().isEmpty();
      default -> false;
    };
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
    method.set(c.signIn().method());
    set(FormField.NAME, c.name());
    set(FormField.AUTH_URL, c.authUrl());
    boolean owned = c.signIn().method() == Method.APPLICATION_CREDENTIAL;
    set(FormField.USER, owned ? "" : c.signIn().user());
    set(FormField.OWNER, owned ? c.signIn().user() : "");
    set(FormField.USER_DOMAIN, c.signIn().userDomain());
    set(FormField.APPLICATION_CREDENTIAL, c.signIn().applicationCredential());
    set(FormField.PROJECT, c.target().project());
    set(FormField.PROJECT_ID, c.target().projectId());
    set(FormField.PROJECT_DOMAIN, c.target().projectDomain());
    set(FormField.REGION, c.target().region());
    face.set(c.target().face());
    set(FormField.COMPUTE_URL, c.target().computeUrl());
    replaceHosts.set(c.target().replaceHosts());
    set(FormField.CA_FILE, c.tls().caFile());
    set(FormField.CLIENT_CERTIFICATE, c.tls().clientCertificate());
    set(FormField.CLIENT_KEY, c.tls().clientKey());
    trusted.setAll(c.tls().trusted());
    colour.set(c.marking().colour());
    production.set(c.marking().production());
    set(FormField.SECRET, secret);
    set(FormField.PASSCODE, "");
    set(FormField.KEY_PASSWORD, "");
  }

  private void set(FormField field, String text) {
    text(field).set(text);
    complain(field, faultOf(field));
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
            value(FormField.USER_DOMAIN),
            value(FormField.APPLICATION_CREDENTIAL)),
        new Target(
            value(FormField.PROJECT),
            value(FormField.PROJECT_ID),
            value(FormField.PROJECT_DOMAIN),
            value(FormField.REGION),
            face.get(),
            value(FormField.COMPUTE_URL),
            replaceHosts.get()),
        new Tls(
            value(FormField.CA_FILE),
            value(FormField.CLIENT_CERTIFICATE),
            value(FormField.CLIENT_KEY),
            trusted),
        new Marking(colour.get(), production.get()));
  }

  /** What the cloud is called when a person gave it no name. */
  String nameOrHost() {
    String name = value(FormField.NAME);
    URI url = Connector.parse(value(FormField.AUTH_URL));
    return name.isEmpty() && url != null ? url.getHost() : name;
  }
}
