package io.novadesk.common.notices;

/**
 * What a person is told though the window is not in front.
 *
 * @param title in a few words
 * @param text more of it; may be empty
 * @param urgent whether it stays until the person has seen it
 */
public record Notice(String title, String text, boolean urgent) {}
