package io.novadesk.viewmodel.palette;

import io.novadesk.viewmodel.palette.PaletteCommand.Harm;
import io.novadesk.viewmodel.servers.ServerRow;
import org.jspecify.annotations.Nullable;

/**
 * One line of the palette.
 *
 * @param id the same from one start to the next; empty for what is not remembered
 * @param detail where it is, or what it is like
 * @param keys that do the same; may be empty
 * @param icon the name of what is drawn before it; empty: that of its kind
 * @param server that it is; null where it is none
 * @param whyNot why it cannot be chosen now; empty when it can
 * @param harm what choosing it may cost
 * @param completes what is typed when it is chosen, where only a part of a name was: nothing is
 *     done to what was not named; empty for all else
 * @param go what choosing it does
 */
public record Hit(
    Kind kind,
    String id,
    String title,
    String detail,
    String keys,
    String icon,
    @Nullable ServerRow server,
    String whyNot,
    Harm harm,
    String completes,
    Runnable go) {

  /** What a line leads to; of lines that match as well as each other, earlier kinds come first. */
  public enum Kind {
    COMMAND,
    PLACE,
    SERVER,
    IMAGE,
    FLAVOR
  }
}
