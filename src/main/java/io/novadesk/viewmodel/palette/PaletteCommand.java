package io.novadesk.viewmodel.palette;

/**
 * Something that a menu can do, as it stands when the palette opens.
 *
 * @param id the same from one start to the next; empty for what is not remembered
 * @param title as in the menu
 * @param about what it would act on now; where it stands, for what acts on nothing
 * @param onServers whether it is done to servers
 * @param icon the name of what is drawn before it; empty: none of its own
 * @param keys that do the same; may be empty
 * @param whyNot why it cannot be done now; empty when it can
 */
public record PaletteCommand(
    String id,
    String title,
    String about,
    boolean onServers,
    String icon,
    String keys,
    String whyNot,
    Harm harm,
    Runnable run) {

  /** What it may cost. Of two that match equally well the gentler one comes first. */
  public enum Harm {
    NONE,
    /** A server is interrupted, or loses what can be given back. */
    INTERRUPTS,
    /** Something is lost for good. */
    DESTROYS
  }
}
