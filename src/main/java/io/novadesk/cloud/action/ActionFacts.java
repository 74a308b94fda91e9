package io.novadesk.cloud.action;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an action whatever it is asked of; {@link ServerAction} is the table.
 *
 * @param rule when it is legal
 * @param record the name under which os-instance-actions records it
 * @param end what of the server says that it is done
 * @param patience how long it may show no movement before it is told as hung
 * @param late how long after an answer that does not tell it may still reach the cloud
 * @param doing a part of the status or task that a server shows while it is at it; empty: any may
 *     be its; null: none is
 * @param traits what else is true of it
 */
public record ActionFacts(
    Rule rule,
    String record,
    End end,
    Duration patience,
    Duration late,
    @Nullable String doing,
    Set<Trait> traits) {
  /** What is true of some actions. */
  public enum Trait {
    /** Another wish may be granted where one was not: what was typed matters. */
    TAKES_WISHES,
    /** Undoes or revives: given to many servers without a plan to look at first. */
    NEEDS_NO_PLAN,
    /** A server that still has the status it had before may have undergone it. */
    KEEPS_STATUS,
    /** Its name does not say all that it does to a server: a sentence does. */
    EXPLAINED,
    /** Given to many only once their number is typed: what they lose by it is gone. */
    COUNTED,
    /** Has an editor of its own in place of a plan. */
    HAS_NO_PLAN,
    /** An image comes of it. */
    MAKES_IMAGE,
    /** The server is gone at its end. */
    DELETES,
    /** What is gone cannot be taken away again: asking twice gets another answer than once. */
    TAKES_AWAY,
    /** The cloud may choose a password for it and tells it once. */
    CHOOSES_PASSWORD
  }

  /**
   * Nova itself turns a soft reboot into a hard one after 2 minutes and cuts the power of a guest
   * that does not shut down after one.
   */
  private static final Duration USUAL = Duration.ofMinutes(6);

  /** What copies disks may stand still for long. */
  static final Duration COPYING = Duration.ofHours(2);

  private static final Duration SOON = Duration.ofSeconds(30);

  /** Before it records an attachment the cloud asks a hypervisor, for as long as a minute. */
  static final Duration AFTER_A_HYPERVISOR = Duration.ofSeconds(90);

  static ActionFacts legal(Rule rule, String record, End end) {
    return new ActionFacts(rule, record, end, USUAL, SOON, "", Set.of());
  }

  ActionFacts patient(Duration longer) {
    return new ActionFacts(rule, record, end, longer, late, doing, traits);
  }

  ActionFacts late(Duration longer) {
    return new ActionFacts(rule, record, end, patience, longer, doing, traits);
  }

  ActionFacts doing(@Nullable String shown) {
    return new ActionFacts(rule, record, end, patience, late, shown, traits);
  }

  ActionFacts with(Trait... all) {
    return new ActionFacts(rule, record, end, patience, late, doing, Set.of(all));
  }
}
