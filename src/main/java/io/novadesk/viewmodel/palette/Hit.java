package io.novadesk.viewmodel.palette;

import io.novadesk.viewmodel.palette.PaletteCommand.Harm;

/**
 * One line of the palette.
 *
 * @param id the same from one start to the next
 * @param detail where it is, or what it is like
 * @param keys that do the same; may be empty
 * @param whyNot why it cannot be chosen now; empty when it can
 * @param harm what choosing it may cost
 * @param go what choosing it does
 */
public record Hit(
    Kind kind,
    String id,
    String title,
    String detail,
    String keys,
    String whyNot,
    Harm harm,
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
