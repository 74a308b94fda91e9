package io.novadesk.viewmodel.credentials;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.identity.ApplicationCredential;
import io.novadesk.api.identity.ApplicationCredentials;
import io.novadesk.api.identity.ApplicationCredentials.Made;
import io.novadesk.api.identity.ApplicationCredentials.Wish;
import io.novadesk.api.identity.Token;
import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.base.Unattended;
import io.novadesk.viewmodel.credentials.SecretPlace.Offer;
import io.novadesk.viewmodel.credentials.SecretPlace.Use;
import io.novadesk.viewmodel.production.ProductionGuard;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The application credentials of whoever is logged in to a cloud: makes one, so that the next start
 * asks for nothing, lists and deletes them. Belongs to the caller's side.
 */
public final class CredentialsViewModel {
  /** How long a new one is good. */
  public enum Expiry {
    MONTH(30),
    QUARTER(90),
    YEAR(365),
    NEVER(0);

    private final int days;

    Expiry(int days) {
      this.days = days;
    }

    private @Nullable Instant from(Instant now) {
      return days == 0 ? null : now.plus(Duration.ofDays(days));
    }
  }

  /** A role of this login, and whether a new one gets it. */
  public record Role(String name, BooleanProperty wanted) {}

  /** By this the cloud's own lists tell what a program made. */
  private static final String NAME = "novadesk";

  private static final Offer NOTHING = new Offer(List.of(), "", "", "");

  private final TaskRunner tasks;
  private final Session session;
  private final ProductionGuard guard;
  private final SecretPlace place;
  private final @Nullable ApplicationCredentials mine;
  private final StringProperty name = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Expiry> expiry = new SimpleObjectProperty<>(Expiry.QUARTER);
  private final List<Role> roles;
  private final BooleanProperty unrestricted = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable Use> use = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Offer> offer = new ReadOnlyObjectWrapper<>(NOTHING);
  private final ObservableList<ApplicationCredential> all = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
  private final String whyNotMake;
  private final Sending making;
  private final Sending deleting;
  private String suggested = "";

  /**
   * @param place where a secret may be kept
   * @param host what this computer is called; may block
   */
  public CredentialsViewModel(
      TaskRunner tasks,
      Session session,
      ProductionGuard guard,
      SecretPlace place,
      Callable<String> host,
      Unattended unattended) {
    this.tasks = tasks;
    this.session = session;
    this.guard = guard;
    this.place = place;
    mine = session.applicationCredentials();
    Token token = session.identity();
    roles =
        token.roles().stream()
            .map(role -> new Role(role, new SimpleBooleanProperty(true)))
            .toList();
    whyNotMake = whyNot(token);
    making = new Sending(tasks, Text.of("credentials.making"), unattended);
    deleting = new Sending(tasks, Text.of("credentials.deleting"), unattended);
    name.subscribe(_ -> nameProblem.set(""));
    String today = LocalDate.now(ZoneId.systemDefault()).toString();
    tasks.run(
        () -> NAME + "-" + host.call() + "-" + today,
        this::suggest,
        _ -> suggest(NAME + "-" + today));
    tasks.run(
        place.offer(session),
        found -> {
          offer.set(found);
          use.set(found.uses().getFirst());
        },
        failure -> told.set(String.valueOf(failure.getMessage())));
    refresh();
  }

  private String whyNot(Token token) {
    ApplicationCredential with = token.credential();
    if (mine == null) {
      return Text.of("login.noApplicationCredentials");
    }
    if (with != null && !with.unrestricted()) {
      return Text.of("credentials.restricted", with.name());
    }
    return token.project() == null ? Text.of("credentials.noProject") : "";
  }

  /** Whose they are. */
  public String userName() {
    return String.valueOf(session.identity().userName());
  }

  /** Why none can be made with this login, as a sentence; empty when one can. */
  public String whyNotMake() {
    return whyNotMake;
  }

  public StringProperty nameProperty() {
    return name;
  }

  public ReadOnlyStringProperty nameProblemProperty() {
    return nameProblem.getReadOnlyProperty();
  }

  public ObjectProperty<Expiry> expiryProperty() {
    return expiry;
  }

  public List<Role> roles() {
    return roles;
  }

  /** Whether a new one may make others and trusts. */
  public BooleanProperty unrestrictedProperty() {
    return unrestricted;
  }

  /** What a new one is for; null until it is known what can be done with it. */
  public ObjectProperty<@Nullable Use> useProperty() {
    return use;
  }

  public ReadOnlyObjectProperty<Offer> offerProperty() {
    return offer.getReadOnlyProperty();
  }

  /** Those that there are, in every project of the user. */
  public ObservableList<ApplicationCredential> all() {
    return all;
  }

  /** Why they could not be read; empty when they were. */
  public ReadOnlyStringProperty toldProperty() {
    return told.getReadOnlyProperty();
  }

  public Sending making() {
    return making;
  }

  public Sending deleting() {
    return deleting;
  }

  /** The one that this login is made with. */
  public boolean isOwn(ApplicationCredential credential) {
    ApplicationCredential with = session.identity().credential();
    return with != null && with.id().equals(credential.id());
  }

  public BooleanBinding unsendable() {
    BooleanBinding noRole =
        Bindings.createBooleanBinding(
            () -> !roles.isEmpty() && roles.stream().noneMatch(role -> role.wanted().get()),
            roles.stream().map(Role::wanted).toArray(BooleanProperty[]::new));
    return Bindings.createBooleanBinding(() -> name.get().isBlank(), name)
        .or(noRole)
        .or(use.isNull())
        .or(making.busyProperty())
        .or(new SimpleBooleanProperty(!whyNotMake.isEmpty()));
  }

  private void refresh() {
    ApplicationCredentials asked = mine;
    if (asked == null) {
      return;
    }
    tasks.run(
        asked::list,
        found -> {
          told.set("");
          all.setAll(
              found.stream()
                  .sorted(Comparator.comparing(ApplicationCredential::name, NaturalOrder.INSTANCE))
                  .toList());
          suggest(suggested);
        },
        failure -> told.set(String.valueOf(failure.getMessage())));
  }

  /** A name that is free; what the person typed stays. */
  private void suggest(String wanted) {
    String free = wanted;
    for (int i = 2; isTaken(free); i++) {
      free = wanted + "-" + i;
    }
    if (name.get().isEmpty() || name.get().equals(suggested)) {
      suggested = free;
      name.set(free);
    }
  }

  private boolean isTaken(String wanted) {
    return all.stream().anyMatch(each -> each.name().equals(wanted));
  }

  /**
   * Makes one as it is wished for.
   *
   * @param kept hears which connection logs in with it from now on
   * @param shown gets one whose secret is the person's to keep
   */
  public void make(Consumer<String> kept, Consumer<SecretOfCredential> shown) {
    ApplicationCredentials asked = mine;
    Use now = use.get();
    if (asked == null || now == null || unsendable().get()) {
      return;
    }
    Wish wish = wish();
    making.start(
        guard,
        wish.name(),
        () -> tried(asked, wish),
        tried -> {
          Made made = tried.made();
          if (made == null) {
            nameProblem.set(Text.of("credentials.taken", wish.name()));
            refresh();
          } else if (now == Use.SHOWN) {
            shown.accept(new SecretOfCredential(made, ""));
          } else {
            place.keep(
                session, made, now, kept, why -> shown.accept(new SecretOfCredential(made, why)));
          }
        });
  }

  /**
   * @param made null: the name is taken
   */
  private record Tried(@Nullable Made made) {}

  private static Tried tried(ApplicationCredentials asked, Wish wish) {
    try {
      return new Tried(asked.create(wish));
    } catch (ApiException e) {
      if (e.category() == Category.CONFLICT) {
        return new Tried(null);
      }
      throw e;
    }
  }

  private Wish wish() {
    boolean every = roles.stream().allMatch(role -> role.wanted().get());
    return new Wish(
        name.get().strip(),
        expiry.get().from(Instant.now()),
        every
            ? List.of()
            : roles.stream().filter(role -> role.wanted().get()).map(Role::name).toList(),
        unrestricted.get());
  }

  /** Deletes one: whatever logs in with it is shut out at once. */
  public void delete(ApplicationCredential credential) {
    ApplicationCredentials asked = mine;
    if (asked != null) {
      deleting.start(
          guard,
          credential.name(),
          () -> {
            asked.delete(credential.id());
            return credential;
          },
          _ -> refresh());
    }
  }
}
