package io.novadesk.cloud.plan;

/**
 * How a plan as a whole stands.
 *
 * @param reason why it is held, as a sentence; else empty
 */
public record PlanStatus(Phase phase, String reason) {
  /** What the plan does. */
  public enum Phase {
    /** Commands are sent as places become free. */
    RUNNING,
    /** The person paused it; what is under way goes on. */
    PAUSED,
    /** Its health gate stopped it, or that a login is needed; what is under way goes on. */
    HELD,
    /** The person cancelled it; what the cloud took goes on and is followed to its end. */
    CANCELLING,
    /** Left over from an earlier run of the program. */
    INTERRUPTED,
    /** Every server has its end. */
    ENDED
  }

  static PlanStatus of(Phase phase) {
    return new PlanStatus(phase, "");
  }
}
