package io.novadesk.api.identity;

import io.novadesk.api.wire.Json;
import io.novadesk.i18n.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes the bodies of logins. */
final class LoginBody {
  private LoginBody() {}

  /** {@code auth} of v3 with every method that the credentials hold. */
  static ObjectNode v3(Credentials who, Scope what) {
    return v3(who, what, methods(who));
  }

  /** As {@link #v3(Credentials, Scope)} with these methods only: the second half of a receipt. */
  static ObjectNode v3(Credentials who, Scope what, List<String> methods) {
    ObjectNode root = Json.object();
    ObjectNode auth = root.putObject("auth");
    ObjectNode identity = auth.putObject("identity");
    methods.forEach(identity.withArray("methods")::add);
    methods.forEach(method -> method(identity, method, who));
    if (!(who instanceof Credentials.ApplicationCredential)) {
      scope(auth, what, who);
    }
    return root;
  }

  static List<String> methods(Credentials who) {
    return switch (who) {
      case Credentials.Password _ -> List.of("password");
      case Credentials.PasswordAndTotp _ -> List.of("password", "totp");
      case Credentials.Totp _ -> List.of("totp");
      case Credentials.Token _, Credentials.Browser _ -> List.of("token");
      case Credentials.ApplicationCredential _ -> List.of("application_credential");
      case Credentials.ApiKey _ -> List.of("password");
    };
  }

  private static void method(ObjectNode identity, String method, Credentials who) {
    ObjectNode node = identity.putObject(method);
    switch (who) {
      case Credentials.Password p -> user(node, p.who()).put("password", p.password().reveal());
      case Credentials.PasswordAndTotp p -> {
        ObjectNode user = user(node, p.who());
        if (method.equals("totp")) {
          user.put("passcode", p.passcode().secret().reveal());
        } else {
          user.put("password", p.password().reveal());
        }
      }
      case Credentials.Totp t ->
          user(node, t.who()).put("passcode", t.passcode().secret().reveal());
      case Credentials.Token t -> node.put("id", t.token().reveal());
      case Credentials.Browser b -> node.put("id", b.token().reveal());
      case Credentials.ApplicationCredential a -> {
        if (a.owner() == null) {
          node.put("id", a.idOrName());
        } else {
          node.put("name", a.idOrName());
          user(node, a.owner());
        }
        node.put("secret", a.secret().reveal());
      }
      case Credentials.ApiKey k ->
          user(node, Credentials.User.named(k.user(), null)).put("password", k.key().reveal());
    }
  }

  private static ObjectNode user(ObjectNode node, Credentials.User who) {
    ObjectNode user = node.putObject("user");
    if (who.id() != null) {
      user.put("id", who.id());
    } else {
      user.put("name", who.name());
      domain(user, who.domainId(), who.domain());
    }
    return user;
  }

  private static void domain(ObjectNode node, @Nullable String id, @Nullable String name) {
    ObjectNode domain = node.putObject("domain");
    if (id != null) {
      domain.put("id", id);
    } else if (name == null || name.isEmpty()) {
      domain.put("id", "default");
    } else {
      domain.put("name", name);
    }
  }

  private static void scope(ObjectNode auth, Scope what, Credentials who) {
    switch (what) {
      case Scope.Project p -> {
        ObjectNode project = auth.putObject("scope").putObject("project");
        if (p.id() != null) {
          project.put("id", p.id());
        } else {
          project.put("name", p.name());
          Credentials.User user = userOf(who);
          if (p.domainId() != null || p.domain() != null || user == null) {
            domain(project, p.domainId(), p.domain());
          } else {
            domain(project, user.domainId(), user.domain());
          }
        }
      }
      case Scope.Trust t -> auth.putObject("scope").putObject("OS-TRUST:trust").put("id", t.id());
      case Scope.Domain d -> {
        ObjectNode domain = auth.putObject("scope").putObject("domain");
        if (d.id() != null) {
          domain.put("id", d.id());
        } else {
          domain.put("name", d.name());
        }
      }
      case Scope.System _ -> auth.putObject("scope").putObject("system").put("all", true);
      case Scope.Unscoped _ -> auth.put("scope", "unscoped");
    }
  }

  private static Credentials.@Nullable User userOf(Credentials who) {
    return switch (who) {
      case Credentials.Password p -> p.who();
      case Credentials.PasswordAndTotp p -> p.who();
      case Credentials.Totp t -> t.who();
      case Credentials.ApplicationCredential a -> a.owner();
      case Credentials.Token _, Credentials.Browser _, Credentials.ApiKey _ -> null;
    };
  }

  /** {@code auth} of v2.0, from Diablo on. */
  static ObjectNode v2(Credentials who, Scope what) {
    ObjectNode root = Json.object();
    ObjectNode auth = root.putObject("auth");
    switch (who) {
      case Credentials.Password p -> password(auth, p.who(), p.password().reveal());
      case Credentials.PasswordAndTotp p -> password(auth, p.who(), p.password().reveal());
      case Credentials.Token t -> auth.putObject("token").put("id", t.token().reveal());
      case Credentials.Browser b -> auth.putObject("token").put("id", b.token().reveal());
      case Credentials.ApiKey k ->
          auth.putObject("RAX-KSKEY:apiKeyCredentials")
              .put("username", k.user())
              .put("apiKey", k.key().reveal());
      case Credentials.ApplicationCredential _ ->
          throw Json.bad(Text.of("login.noApplicationCredentials"), null);
      case Credentials.Totp _ -> throw Json.bad(Text.of("login.noOneTimeCodes"), null);
    }
    tenant(auth, what);
    return root;
  }

  /** The form before Diablo: no wrapper, and the tenant by id inside the credentials. */
  static ObjectNode beforeDiablo(Credentials.Password p, Scope what) {
    ObjectNode root = Json.object();
    password(root, p.who(), p.password().reveal());
    if (what instanceof Scope.Project project) {
      String tenant = project.id() != null ? project.id() : project.name();
      root.withObject("passwordCredentials").put("tenantId", tenant);
    }
    return root;
  }

  private static void password(ObjectNode node, Credentials.User who, String password) {
    ObjectNode given = node.putObject("passwordCredentials");
    if (who.id() != null) {
      given.put("userId", who.id());
    } else {
      given.put("username", who.name());
    }
    given.put("password", password);
  }

  /** Diablo refuses the tenant's id and name together: the id wins. */
  private static void tenant(ObjectNode auth, Scope what) {
    if (what instanceof Scope.Project p) {
      if (p.id() != null) {
        auth.put("tenantId", p.id());
      } else {
        auth.put("tenantName", p.name());
      }
    } else if (what instanceof Scope.Trust t) {
      auth.put("trust_id", t.id());
    }
  }
}
