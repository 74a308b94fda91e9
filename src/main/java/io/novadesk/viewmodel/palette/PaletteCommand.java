package io.novadesk.viewmodel.palette;

/**
 * Something that a menu can do, as it stands when the palette opens.
 *
 * @param id the same from one start to the next
 * @param title as in the menu
 * @param menu where it stands
 * @param keys that do the same; may be empty
 * @param whyNot why it cannot be done now; empty when it can
 */
public record PaletteCommand(
    String id, String title, String menu, String keys, String whyNot, Runnable run) {}
