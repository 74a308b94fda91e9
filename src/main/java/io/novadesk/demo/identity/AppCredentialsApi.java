package io.novadesk.demo.identity;

import static io.novadesk.demo.http.Json.object;
import static io.novadesk.demo.http.Json.text;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The application credentials of a user. */
final class AppCredentialsApi {
  private final Accounts accounts;
  private final Tokens tokens;

  AppCredentialsApi(Accounts accounts, Tokens tokens) {
    this.accounts = accounts;
    this.tokens = tokens;
  }

  void addTo(Routes<Call> routes) {
    String all = "/v3/users/{id}/application_credentials";
    routes
        .on("GET", all, (call, path) -> credentials(call))
        .on("POST", all, (call, path) -> addCredential(call))
        .on("GET", all + "/{credential}", this::credential)
        .on("DELETE", all + "/{credential}", this::removeCredential);
  }

  private Token holder(Call call) {
    Token token = tokens.find(call.header("X-Auth-Token"));
    if (token == null) {
      throw Refusal.unauthorized();
    }
    return token;
  }

  private Answer credentials(Call call) {
    List<Object> all = new ArrayList<>();
    accounts.credentialsOf(holder(call).user()).forEach(c -> all.add(describe(c)));
    return Answer.ok(object("application_credentials", all, "links", Map.of()));
  }

  private Answer addCredential(Call call) {
    Token token = holder(call);
    JsonNode wanted = call.json("Malformed JSON").path("application_credential");
    String name = text(wanted, "name");
    Project project = token.project();
    if (name == null) {
      throw Refusal.badRequest("'name' is a required property");
    }
    if (project == null) {
      throw Refusal.forbidden(
          "You are not authorized to perform the requested action:"
              + " identity:create_application_credential.");
    }
    if (accounts.credentialNamed(token.user(), name) != null) {
      throw Refusal.conflict(
          "Conflict occurred attempting to store application_credential - Duplicate entry found"
              + " with name "
              + name
              + ".");
    }
    String secret = text(wanted, "secret");
    String chosen = secret == null ? Ids.of("secret", token.id() + name) : secret;
    AppCredential made = accounts.addCredential(name, chosen, token.user(), project);
    Map<String, @Nullable Object> body = describe(made);
    body.put("secret", chosen);
    return Answer.json(201, object("application_credential", body));
  }

  private Answer credential(Call call, Map<String, String> path) {
    return Answer.ok(object("application_credential", describe(owned(call, path))));
  }

  private Answer removeCredential(Call call, Map<String, String> path) {
    accounts.removeCredential(owned(call, path).id());
    return Answer.empty(204);
  }

  private AppCredential owned(Call call, Map<String, String> path) {
    String id = path.getOrDefault("credential", "");
    AppCredential credential = accounts.credential(id);
    if (credential == null || !credential.user().equals(holder(call).user())) {
      throw Refusal.notFound("Could not find Application Credential: " + id + ".");
    }
    return credential;
  }

  private static Map<String, @Nullable Object> describe(AppCredential credential) {
    List<Object> roles = new ArrayList<>();
    credential.roles().forEach(r -> roles.add(object("id", Ids.of("role", r), "name", r)));
    return object(
        "id",
        credential.id(),
        "name",
        credential.name(),
        "description",
        null,
        "project_id",
        credential.project().id(),
        "roles",
        roles,
        "expires_at",
        null,
        "unrestricted",
        false);
  }
}
