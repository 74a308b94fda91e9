package io.novadesk.demo.identity;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What Keystone gives for one half of a login that takes two. */
final class Receipts {
  static final Set<String> BOTH = Set.of("password", "totp");

  private static final String HEADER = "Openstack-Auth-Receipt";
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Map<String, Receipt> given = new ConcurrentHashMap<>();
  private final Tokens tokens;

  private record Receipt(User user, Set<String> methods, Instant expires) {}

  Receipts(Tokens tokens) {
    this.tokens = tokens;
  }

  /** What was proven before this request, by the receipt that it shows. */
  Set<String> provenBy(User user, Call call) {
    String id = call.header(HEADER);
    Receipt receipt = id == null ? null : given.remove(id);
    if (receipt == null
        || !receipt.user().equals(user)
        || !receipt.expires().isAfter(tokens.now())) {
      return new LinkedHashSet<>();
    }
    return new LinkedHashSet<>(receipt.methods());
  }

  /** The answer to half a login. */
  HalfLogin refusal(User user, Set<String> proven) {
    String id = "gAAAAAB" + UUID.randomUUID().toString().replace("-", "");
    Instant now = tokens.now();
    given.put(id, new Receipt(user, Set.copyOf(proven), now.plus(LIFE)));
    return new HalfLogin(
        Answer.json(
                401,
                object(
                    "receipt",
                    object(
                        "methods", List.copyOf(proven),
                        "user",
                            object(
                                "domain",
                                object("id", Accounts.DOMAIN_ID, "name", Accounts.DOMAIN_NAME),
                                "id",
                                user.id(),
                                "name",
                                user.name()),
                        "issued_at", now.toString(),
                        "expires_at", now.plus(LIFE).toString()),
                    "required_auth_methods",
                    List.of(List.copyOf(new TreeSet<>(BOTH)))))
            .with(HEADER, id));
  }

  /** Half a login, which is answered with a receipt. */
  static final class HalfLogin extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    HalfLogin(Answer answer) {
      super("receipt", null, false, false);
      this.answer = answer;
    }

    Answer answer() {
      return answer;
    }
  }
}
