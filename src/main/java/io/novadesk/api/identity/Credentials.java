package io.novadesk.api.identity;

import io.novadesk.api.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person proves themselves with; the texts of {@link io.novadesk.api.Secret} never show. */
public sealed interface Credentials {
  /** The same with secrets of their own, that live on when these are wiped. */
  default Credentials copy() {
    return switch (this) {
      case Password p -> new Password(p.who, p.password.copy());
      case PasswordAndTotp p -> new PasswordAndTotp(p.who, p.password.copy(), p.passcode.copy());
      case Totp t -> new Totp(t.who, t.passcode.copy());
      case Browser b -> new Browser(b.signOn.copy(), b.token.copy());
      case Token t -> new Token(t.token.copy());
      case ApplicationCredential a ->
          new ApplicationCredential(a.idOrName, a.owner, a.secret.copy());
      case ApiKey k -> new ApiKey(k.user, k.key.copy());
    };
  }

  /** What has to be kept secret of them. */
  default List<Secret> secrets() {
    return switch (this) {
      case Password p -> List.of(p.password);
      case PasswordAndTotp p -> List.of(p.password, p.passcode.secret());
      case Totp t -> List.of(t.passcode.secret());
      case Browser(SignOn by, Secret token) ->
          by.device == null ? List.of(token) : List.of(token, by.device.secret());
      case Token t -> List.of(t.token);
      case ApplicationCredential a -> List.of(a.secret);
      case ApiKey k -> List.of(k.key);
    };
  }

  /** Whether they are good for more than one login, so that nobody has to be asked for another. */
  default boolean canBeRepeated() {
    return switch (this) {
      case Password _, ApplicationCredential _, ApiKey _ -> true;
      case PasswordAndTotp p -> p.passcode instanceof Passcode.Seed;
      case Totp t -> t.passcode instanceof Passcode.Seed;
      case Token _, Browser _ -> false;
    };
  }

  /** What is sent at this moment: a seed never is, but the code that it makes. */
  default Credentials at(Instant now) {
    return switch (this) {
      case PasswordAndTotp p -> new PasswordAndTotp(p.who, p.password, p.passcode.at(now));
      case Totp t -> new Totp(t.who, t.passcode.at(now));
      case Password _, Token _, Browser _, ApplicationCredential _, ApiKey _ -> this;
    };
  }

  /**
   * Whose credentials they are. An id wins over a name; a user's id needs no domain.
   *
   * @param domain name of the user's domain; "Default" where the cloud has domains and neither it
   *     nor {@code domainId} is given
   */
  record User(
      @Nullable String id,
      @Nullable String name,
      @Nullable String domainId,
      @Nullable String domain) {
    public static User named(String name, @Nullable String domain) {
      return new User(null, name, null, domain);
    }

    /** For clouds of an age that knew no ids of users. */
    String nameOrId() {
      return name != null ? name : id != null ? id : "";
    }
  }

  record Password(User who, Secret password) implements Credentials {
    public Password(String user, @Nullable String domain, Secret password) {
      this(User.named(user, domain), password);
    }

    public String user() {
      return who.nameOrId();
    }
  }

  /** Password and a one-time code, together or one after the other (receipt flow). */
  record PasswordAndTotp(User who, Secret password, Passcode passcode) implements Credentials {
    public PasswordAndTotp(String user, @Nullable String domain, Secret password, Secret code) {
      this(User.named(user, domain), password, new Passcode.Code(code));
    }
  }

  /** A one-time code alone. */
  record Totp(User who, Passcode passcode) implements Credentials {}

  /**
   * The unscoped token of a sign-on in the browser, be it on another device; it ends by itself and
   * cannot be renewed.
   *
   * @param token empty until the person has signed on
   */
  record Browser(SignOn signOn, Secret token) implements Credentials {}

  /**
   * By which of the cloud's sign-ons a person comes (OS-FEDERATION).
   *
   * @param provider id of the identity provider, as the cloud calls it
   * @param protocol such as {@code openid}, {@code saml2} or {@code mapped}
   * @param device how the provider is asked where the person types a code there; null: the cloud's
   *     own page brings the token
   */
  record SignOn(String provider, String protocol, @Nullable DeviceClient device) {
    /** By the cloud's own page. */
    public SignOn(String provider, String protocol) {
      this(provider, protocol, null);
    }

    SignOn copy() {
      return device == null ? this : new SignOn(provider, protocol, device.copy());
    }
  }

  record Token(Secret token) implements Credentials {}

  /**
   * By id, or by name and user.
   *
   * @param idOrName the id when {@code owner} is null
   */
  record ApplicationCredential(String idOrName, @Nullable User owner, Secret secret)
      implements Credentials {
    public ApplicationCredential(
        String idOrName, @Nullable String user, @Nullable String domain, Secret secret) {
      this(idOrName, user == null ? null : User.named(user, domain), secret);
    }
  }

  /** Rackspace's API key (Keystone v2.0 with RAX-KSKEY), and the header login of v1.0. */
  record ApiKey(String user, Secret key) implements Credentials {}
}
