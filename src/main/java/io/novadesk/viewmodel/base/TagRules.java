package io.novadesk.viewmodel.base;

import io.novadesk.i18n.Text;

/** What nova takes as a tag of a server (API reference, "Server tags"). */
public final class TagRules {
  /** Per server. */
  public static final int MOST = 50;

  /** In characters. */
  public static final int LONGEST = 60;

  private TagRules() {}

  /** Why a text cannot be a tag, as a sentence; empty when it can. */
  public static String complaint(String tag) {
    if (tag.length() > LONGEST) {
      return Text.of("tags.tooLong", tag.length() - LONGEST, LONGEST);
    }
    return tag.contains("/") || tag.contains(",") ? Text.of("tags.characters") : "";
  }
}
