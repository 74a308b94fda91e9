package io.novadesk.viewmodel.credentials;

import io.novadesk.api.identity.ApplicationCredentials.Made;
import io.novadesk.cloud.live.Session;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Where the secret of a new application credential goes, which the cloud tells once. */
public interface SecretPlace {
  /** What it is for. */
  enum Use {
    /** The connection that is open logs in with it from now on. */
    THIS_CONNECTION,
    /** A connection of its own does. */
    OTHER_CONNECTION,
    /** The person takes it elsewhere. */
    SHOWN
  }

  /**
   * What can be done with one.
   *
   * @param uses the usual one first
   * @param connection what the connection that is open is called
   * @param other what a connection of its own would be called
   * @param whyNot why nothing can be kept, as a sentence; empty when it can
   */
  record Offer(List<Use> uses, String connection, String other, String whyNot) {
    public Offer {
      uses = List.copyOf(uses);
    }
  }

  /** Asks whether a secret can be kept for an open cloud. What is asked blocks. */
  Callable<Offer> offer(Session session);

  /**
   * Keeps a secret and has a connection log in with it. Belongs to the caller's side.
   *
   * @param kept hears the name of that connection
   * @param failed hears why it was not kept, as a sentence
   */
  void keep(Session session, Made made, Use use, Consumer<String> kept, Consumer<String> failed);
}
