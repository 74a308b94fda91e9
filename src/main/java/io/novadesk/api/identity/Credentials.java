package io.novadesk.api.identity;

import io.novadesk.api.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person proves themselves with; the texts of {@link io.novadesk.api.Secret} never show. */
public sealed interface Credentials {
  /** The same with secrets of their own, that live on when these are wiped. */
  default Credentials copy() {
    return switch (this) {
      case Password p -> new Password(p.who, p.password.copy());
      case PasswordAndTotp p -> new PasswordAndTotp(p.who, p.password.copy(), p.passcode.copy());
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
      case PasswordAndTotp p -> List.of(p.password, p.passcode);
      case Token t -> List.of(t.token);
      case ApplicationCredential a -> List.of(a.secret);
      case ApiKey k -> List.of(k.key);
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
  record PasswordAndTotp(User who, Secret password, Secret passcode) implements Credentials {
    public PasswordAndTotp(String user, @Nullable String domain, Secret password, Secret passcode) {
      this(User.named(user, domain), password, passcode);
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
